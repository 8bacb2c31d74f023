package org.hemicycle.notification.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which network addresses are on the public internet, so that no webhook reaches what only our own machines should.
 *
 * <p>After IANA's registries of special-purpose addresses (RFC 6890). Of IPv6 only what is allocated for global unicast
 * (2000::/3) is public, and of that nothing that carries an IPv4 address or stands in documents; addresses in which an
 * IPv4 address is mapped are IPv4 addresses to Java already.
 */
public final class Reach {

    private static final List<Block> INSIDE_V4 = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private, RFC 1918
            "100.64.0.0/10", // shared by carriers, RFC 6598; some clouds put their metadata there
            "127.0.0.0/8", // loopback
            "168.63.129.16/32", // the platform of Azure, which its machines trust
            "169.254.0.0/16", // link-local, with the metadata of most clouds
            "172.16.0.0/12", // private, RFC 1918
            "192.0.0.0/24", // protocol assignments, with the metadata of Oracle
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // relays from IPv6
            "192.168.0.0/16", // private, RFC 1918
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, and broadcast

    private static final Block GLOBAL_V6 = Block.of("2000::/3");

    private static final List<Block> INSIDE_V6 = blocks(
            "2001::/23", // protocol assignments, with Teredo, which carries IPv4 addresses
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which carries IPv4 addresses
            "3fff::/20"); // documentation

    private Reach() {}

    /** Whether an address is on the public internet and belongs to one machine. */
    public static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return INSIDE_V4.stream().noneMatch(block -> block.contains(bytes));
        }
        return GLOBAL_V6.contains(bytes) && INSIDE_V6.stream().noneMatch(block -> block.contains(bytes));
    }

    private static List<Block> blocks(String... blocks) {
        return List.of(blocks).stream().map(Block::of).toList();
    }

    private record Block(byte[] first, int bits) {

        static Block of(String block) {
            int slash = block.indexOf('/');
            return new Block(
                    InetAddress.ofLiteral(block.substring(0, slash)).getAddress(),
                    Integer.parseInt(block.substring(slash + 1)));
        }

        boolean contains(byte[] address) {
            if (address.length != first.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (first[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
