package org.hemicycle.notification.courier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.webhook.Reach;
import org.hemicycle.notification.webhook.WebhookProperties;
import org.hemicycle.notification.webhook.WebhookUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However an address inside is spelt, nothing is ever sent there. */
class InsideTest {

    private static final WebhookProperties PROPERTIES = new WebhookProperties(false, 1000, Duration.ofHours(24),
            Duration.ofSeconds(60), Duration.ofSeconds(3), 4, 50, Duration.ofSeconds(60), List.of(), Duration.ofHours(24),
            Duration.ofHours(1), Duration.ofDays(90));

    /** Names that anybody can give an address inside. */
    private static final Map<String, List<String>> ZONE = zone();

    private static final Receiver TRAP = new Receiver();
    private static Wire wire = wire();

    private static Map<String, List<String>> zone() {
        var zone = new LinkedHashMap<String, List<String>>();
        zone.put("loopback.example", List.of("127.0.0.1"));
        zone.put("loopback6.example", List.of("::1"));
        zone.put("mapped.example", List.of("::ffff:127.0.0.1"));
        zone.put("metadata.example", List.of("169.254.169.254"));
        zone.put("metadata6.example", List.of("fd00:ec2::254"));
        zone.put("private.example", List.of("10.1.2.3"));
        zone.put("one-inside.example", List.of("93.184.215.14", "127.0.0.1"));
        zone.put("one-inside-first.example", List.of("192.168.1.1", "93.184.215.14"));
        zone.put("metadata.google.internal", List.of("169.254.169.254"));
        zone.put("kubernetes.default.svc", List.of("10.96.0.1"));
        zone.put("127.0.0.1.nip.example", List.of("127.0.0.1"));
        zone.put("nowhere.example", List.of());
        return zone;
    }

    private static Wire wire() {
        return new Wire(PROPERTIES, InsideTest::resolve, Clock.systemUTC());
    }

    /** The JDK's own reading of what is not a name of the zone, without asking any name service. */
    private static InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = ZONE.get(host.replaceAll("\\.$", ""));
        if (addresses != null) {
            return addresses.stream().map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
        }
        if (host.matches("(?i)[0-9a-fx.:%\\[\\]]+|.*localhost\\.?|localhost\\.localdomain")) {
            return InetAddress.getAllByName(host);
        }
        throw new UnknownHostException();
    }

    @BeforeAll
    static void afresh() {
        wire = wire();
    }

    @AfterAll
    static void close() {
        wire.close();
        TRAP.close();
    }

    static Stream<String> spellings() {
        var hosts = new ArrayList<String>(List.of(
                // dotted, short, padded, octal, hexadecimal and decimal
                "127.0.0.1", "127.0.0.2", "127.1", "127.0.1", "127.255.255.254", "127.0.0.1.", "127.1.", "0127.0.0.1", "00127.0.0.1",
                "0177.0.0.1", "0177.0.0.01", "0177.1", "0177.0x0.0.1", "0x7f.0.0.1", "0x7f.1", "0x7F.0x0.0x0.0x1", "0x7f000001",
                "0X7F000001", "0x0000007f000001", "2130706433", "2130706433.", "02130706433", "017700000001", "0017700000001",
                "4294967295", "4294967296", "6425673729", "0", "0.0.0.0", "0x0", "00", "0.0", "127.0.0.1%00", "127.0.0.1%2e",
                "127.000.000.001", "127.0.0.0x1", "127.0x1", "0x7f.0.1", "127.65537",
                // private, shared, link-local, metadata, multicast, reserved
                "10.0.0.1", "10.255.255.255", "10.1", "167772161", "0xa000001", "012.0.0.1", "172.16.0.1", "172.31.255.255",
                "2886729729", "192.168.0.1", "192.168.1", "192.168.257", "3232235521", "0xc0a80001", "0300.0250.0.1", "100.64.0.1",
                "100.127.255.255", "100.100.100.200", "169.254.169.254", "169.254.1.1", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376",
                "169.16689662", "168.63.129.16", "192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "192.88.99.1",
                "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "0.1.2.3",
                // IPv6: loopback, unspecified, mapped, compatible, translated, tunnelled, local, multicast, documentation
                "[::1]", "[0:0:0:0:0:0:0:1]", "[0000:0000:0000:0000:0000:0000:0000:0001]", "[::]", "[::0001]", "[0::1]", "[::0.0.0.1]",
                "[::ffff:127.0.0.1]", "[::FFFF:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:0001]", "[::ffff:10.0.0.1]",
                "[::ffff:a9fe:a9fe]", "[::ffff:169.254.169.254]", "[::ffff:0:127.0.0.1]", "[::ffff:0:7f00:1]", "[::127.0.0.1]",
                "[::7f00:1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[64:ff9b::a9fe:a9fe]",
                "[2002:7f00:1::]", "[2002:a00:1::]", "[2002:c0a8:1::1]", "[2001::7f00:1]", "[2001:0:7f00:1::]", "[2001:db8::1]",
                "[2001:10::1]", "[2001:20::1]", "[3fff::1]", "[fe80::1]", "[fe80::1%25lo]", "[fe80::1%lo]", "[fe80::1%251]", "[febf::1]",
                "[fec0::1]", "[fc00::1]", "[fd00::1]", "[fd00:ec2::254]", "[fdff::1]", "[ff02::1]", "[ff00::]", "[100::1]", "[5f00::1]",
                "[4000::1]", "[::1%25lo]", "[::1%2525]", "[v1.x]", "[127.0.0.1]", "[]",
                // names
                "localhost", "LOCALHOST", "localhost.", "LocalHost.", "a.localhost", "localhost.localdomain",
                // other digits and dots, which some programs take for ASCII
                "①②⑦.⓪.⓪.①", "127。0。0。1", "１２７.0.0.1", "ｌocalhost", "127%2e0%2e0%2e1", "%31%32%37.0.0.1", "127.0.0.1\t", "127.0.0.1\0",
                // two readings of one authority
                "public.example@127.0.0.1", "public.example:80@127.0.0.1", "127.0.0.1#@public.example", "127.0.0.1?@public.example",
                "public.example\\@127.0.0.1", "127.0.0.1\\@public.example", "127.0.0.1 public.example", "public.example%40127.0.0.1",
                "127.0.0.1%23@public.example", "127.0.0.1;public.example", "127.0.0.1,public.example"));
        hosts.addAll(ZONE.keySet());
        return hosts.stream();
    }

    private static boolean refusedAtTheDoor(String url) {
        try {
            WebhookUrl.of(url, false);
            return false;
        } catch (IllegalArgumentException | Refused refused) {
            return true;
        }
    }

    @Test
    void triesAtLeastAHundredAndFiftySpellings() {
        assertThat(spellings().distinct().count()).isGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void sendsNothingInside(String host) {
        int before = TRAP.connections();
        for (String scheme : List.of("http", "https")) {
            String url = scheme + "://" + host + ":" + TRAP.port() + "/hook";
            var answer = wire.post(url, Map.of(), new byte[] {'{', '}'});

            assertThat(answer.status()).isNull();
            assertThat(answer.error()).isIn("address inside", "name unknown", "not an address");
        }
        assertThat(TRAP.connections()).isEqualTo(before);
        assertThat(refusedAtTheDoor("http://" + host + "/hook")).isTrue();
    }

    /** What is spelt out as inside is refused when it is registered; a name may lead anywhere tomorrow. */
    @ParameterizedTest
    @MethodSource("spellings")
    void refusesWhatIsSpeltOutAsInsideAtTheDoor(String host) {
        boolean aName = ZONE.containsKey(host) || host.equals("localhost.localdomain");

        assertThat(refusedAtTheDoor("https://" + host + "/hook")).isEqualTo(!aName);
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.215.14", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.255.255", "172.32.0.1", "192.167.255.255",
            "169.253.1.1", "198.17.255.255", "223.255.255.255", "2606:4700:4700::1111", "2a01:4f8::1", "2001:4860:4860::8888", "::ffff:1.1.1.1"})
    void letsThePublicInternetThrough(String address) {
        assertThat(Reach.isPublic(InetAddress.ofLiteral(address))).isTrue();
    }
}
