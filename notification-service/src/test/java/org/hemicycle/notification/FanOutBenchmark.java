package org.hemicycle.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.bson.json.JsonWriterSettings;
import org.hemicycle.contracts.MessageJson;
import org.hemicycle.contracts.MessageType;
import org.hemicycle.contracts.VisitMessage;
import org.hemicycle.localstack.LocalServers;
import org.hemicycle.localstack.Ports;
import org.hemicycle.localstack.Server;
import org.hemicycle.notification.mail.SmtpSink;
import org.hemicycle.notification.subscriber.AddressVault;
import org.hemicycle.notification.subscriber.Crowd;
import org.hemicycle.notification.subscriber.Subscribers;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Measures a fan-out, from the message on Kafka to the last mail in Postfix's {@code smtp-sink}, turn by turn with a peer
 * that does nothing but send. Takes the metric and the file that the result goes into; {@code benchmarks/run P1} runs it.
 */
final class FanOutBenchmark {

    private static final int READERS = Integer.getInteger("readers", 20_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int WARM_UP = Integer.getInteger("warmup", 3);
    private static final int SESSIONS = 20;
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final String metric;
    private final LocalServers servers;
    private final Sink sink = new Sink();
    private final String classpath;
    private final Path folder;

    private FanOutBenchmark(String metric, LocalServers servers, Path folder) throws IOException {
        this.metric = metric;
        this.servers = servers;
        this.folder = folder;
        // The service as it is delivered, without what tests add to it.
        this.classpath = String.join(File.pathSeparator, Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes")).toList());
    }

    /** Runs the benchmark and writes its results. */
    public static void main(String[] args) throws Exception {
        Path results = Path.of(args[1]);
        Path folder = Files.createTempDirectory("hemicycle-fan-out-");
        String loadBefore = load();
        try (LocalServers servers = LocalServers.start(Server.KAFKA, Server.MONGODB)) {
            var benchmark = new FanOutBenchmark(args[0], servers, folder);
            try {
                benchmark.seed();
                Document report = benchmark.run();
                report.append("versions", versions(args[0], folder)).append("machine", machine(loadBefore));
                String json = report.toJson(JsonWriterSettings.builder().indent(true).build()) + "\n";
                Files.createDirectories(results.toAbsolutePath().getParent());
                Files.writeString(results, json);
                System.out.print(json);
            } finally {
                benchmark.sink.close();
            }
        }
        System.exit(0);
    }

    /** Puts confirmed readers of visits to Belgium into the store, with a service that reads nothing. */
    private void seed() throws Exception {
        var settings = new ArrayList<>(settings(0, 1));
        for (String binding : List.of("visits", "briefings", "people", "articles", "urgent", "bulk", "digest")) {
            settings.add("spring.cloud.stream.bindings." + binding + "-in-0.consumer.auto-startup=false");
        }
        try (var context = new SpringApplicationBuilder(NotificationService.class).run(settings.stream().map(s -> "--" + s).toArray(String[]::new));
                var threads = Executors.newFixedThreadPool(8)) {
            var crowd = new Crowd(context.getBean(Subscribers.class), context.getBean(AddressVault.class));
            for (int i = 0; i < READERS; i++) {
                int number = i;
                threads.submit(() -> crowd.confirmed("reader" + number + "@example.org", "en", List.of("BE"), List.of("visit")));
            }
            crowd.confirmed("measure@example.org", "en", List.of("PL"), List.of("visit"));
            threads.shutdown();
            threads.awaitTermination(10, TimeUnit.MINUTES);
        }
        System.err.println("seeded " + READERS);
    }

    private List<String> settings(int port, int smtp) {
        return List.of(
                "server.port=" + port,
                "spring.cloud.stream.kafka.binder.brokers=" + servers.kafkaBrokers(),
                "spring.mongodb.uri=" + servers.mongodbUri(),
                "hemicycle.mail.port=" + smtp,
                "hemicycle.mail.sessions=" + SESSIONS,
                "hemicycle.link.key=" + KEY,
                "hemicycle.address.key=" + KEY,
                "hemicycle.public-url=https://hemicycle.example",
                "hemicycle.concerns.client-secret=none",
                "logging.level.root=warn");
    }

    private Document run() throws Exception {
        return switch (metric) {
            case "P1" -> fanOut();
            case "P2" -> cpu();
            case "P3" -> signed();
            case "P17" -> operations();
            default -> throw new IllegalArgumentException("no such metric: " + metric);
        };
    }

    /** One fan-out, or one run of the peer. */
    private record Round(long mails, double seconds, double cpuSeconds, double operations) {
        double rate() {
            return mails / seconds;
        }

        double cpuMicros() {
            return cpuSeconds / mails * 1e6;
        }

        Document document() {
            return new Document("mails", mails).append("seconds", rounded(seconds)).append("mailsPerSecond", rounded(rate()))
                    .append("cpuMicrosPerMail", rounded(cpuMicros()));
        }
    }

    private Document fanOut() throws Exception {
        int bytes = bytesOfAMail();
        try (Service service = new Service(List.of())) {
            service.warmUp();
            peer(bytes);
            var rounds = new ArrayList<Document>();
            var ratios = new ArrayList<Double>();
            for (int i = 0; i < ROUNDS; i++) {
                Round ours = service.fanOut();
                Round theirs = peer(bytes);
                ratios.add(ours.rate() / theirs.rate());
                rounds.add(new Document("ours", ours.document()).append("smtp-source", theirs.document()).append("ratio", rounded(ratios.getLast())));
            }
            return report("from the message on Kafka to the last of its mails in smtp-sink, unsigned, against smtp-source -d into the same sink: "
                    + READERS + " mails of " + bytes + " bytes, " + SESSIONS + " sessions", "mails a second, ours over theirs", ratios, 0.5, 0.8, rounds);
        }
    }

    private Document cpu() throws Exception {
        int bytes = bytesOfAMail();
        try (Service service = new Service(List.of())) {
            service.warmUp();
            nodemailer(bytes);
            var rounds = new ArrayList<Document>();
            var ratios = new ArrayList<Double>();
            for (int i = 0; i < ROUNDS; i++) {
                Round ours = service.fanOut();
                Round theirs = nodemailer(bytes);
                ratios.add(theirs.cpuMicros() / ours.cpuMicros());
                rounds.add(new Document("ours", ours.document()).append("nodemailer", theirs.document()).append("ratio", rounded(ratios.getLast())));
            }
            return report("CPU time of a mail, all of the service's work for it counted, against nodemailer's pool that is handed texts and addresses: "
                    + READERS + " mails, " + SESSIONS + " connections, the same sink", "CPU time a mail, theirs over ours", ratios, 2, 4, rounds);
        }
    }

    private Document signed() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        Path pem = folder.resolve("dkim.pem");
        Files.writeString(pem, "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n");
        List<String> signing = List.of("hemicycle.dkim.keys[0].domain=hemicycle.example", "hemicycle.dkim.keys[0].selector=bench",
                "hemicycle.dkim.keys[0].key=" + pem);
        double signatures = org.hemicycle.notification.mail.SigningRate.perSecond(pem, Duration.ofSeconds(5));
        var rounds = new ArrayList<Document>();
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < ROUNDS; i++) {
            Round plain = once(List.of());
            Round signed = once(signing);
            double ceiling = 1 / (1 / plain.rate() + 1 / signatures);
            ratios.add(signed.rate() / ceiling);
            rounds.add(new Document("unsigned", plain.document()).append("signed", signed.document())
                    .append("signaturesPerSecond", rounded(signatures)).append("ceiling", rounded(ceiling)).append("ratio", rounded(ratios.getLast())));
        }
        return report("fan-out signed with RSA-2048 against its ceiling, what the machine can sign on all its cores and the unsigned fan-out's rate one after the other",
                "mails a second over the ceiling", ratios, 0.7, 0.85, rounds);
    }

    private Round once(List<String> more) throws Exception {
        try (Service service = new Service(more)) {
            service.warmUp();
            return service.fanOut();
        }
    }

    private Document operations() throws Exception {
        try (Service service = new Service(List.of())) {
            service.warmUp();
            var rounds = new ArrayList<Document>();
            var ratios = new ArrayList<Double>();
            for (int i = 0; i < ROUNDS; i++) {
                Round ours = service.fanOut();
                ratios.add(ours.operations() / ours.mails() * 1000);
                rounds.add(new Document("mails", ours.mails()).append("operations", Math.round(ours.operations())).append("perThousand", rounded(ratios.getLast())));
            }
            return report("commands to the database while " + READERS + " mails go out, those of idle rounds included",
                    "commands a thousand mails, smaller is better", ratios, 20, 4, rounds);
        }
    }

    private Document report(String what, String unit, List<Double> ratios, double floor, double goal, List<Document> rounds) {
        List<Double> sorted = ratios.stream().sorted().toList();
        return new Document("metric", metric).append("what", what).append("unit", unit)
                .append("ratio", new Document("median", rounded(sorted.get(sorted.size() / 2))).append("min", rounded(sorted.getFirst())).append("max", rounded(sorted.getLast())))
                .append("floor", floor).append("goal", goal).append("rounds", rounds);
    }

    /** How large our mail is on the wire, so that the peer sends as much. */
    private int bytesOfAMail() throws Exception {
        try (var capture = new SmtpSink(); Service service = new Service(List.of(), capture.port())) {
            service.tell("PL");
            Instant limit = Instant.now().plusSeconds(120);
            while (capture.arrived().isEmpty() && Instant.now().isBefore(limit)) {
                Thread.sleep(50);
            }
            return capture.arrived().getFirst().raw().length;
        }
    }

    /** The service in a JVM of its own. */
    private final class Service implements AutoCloseable {

        private final Process process;
        private final int port = Ports.free();

        Service(List<String> more) throws Exception {
            this(more, sink.port);
        }

        Service(List<String> more, int smtp) throws Exception {
            var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-cp", classpath,
                    NotificationService.class.getName()));
            Stream.concat(settings(port, smtp).stream(), more.stream()).forEach(setting -> command.add("--" + setting));
            process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("service-" + port + ".log").toFile()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Instant limit = Instant.now().plusSeconds(180);
            while (!ready()) {
                if (!process.isAlive() || Instant.now().isAfter(limit)) {
                    throw new IllegalStateException("the service did not start, see " + folder);
                }
                Thread.sleep(200);
            }
        }

        private boolean ready() {
            try {
                var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness").toURL().openConnection();
                return connection.getResponseCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        }

        void warmUp() throws Exception {
            for (int i = 0; i < WARM_UP; i++) {
                fanOut();
            }
        }

        String tell(String area) throws Exception {
            String id = TestMessages.newId();
            var message = new VisitMessage.Announced(TestMessages.visit(id, 1, area));
            var record = new ProducerRecord<>(MessageType.of(message).topic().name(), message.aggregateId().getBytes(UTF_8), MessageJson.write(message).getBytes(UTF_8));
            record.headers().add("ce_id", (id + "-1-0").getBytes(UTF_8)).add("ce_type", MessageType.of(message).wireName().getBytes(UTF_8))
                    .add("ce_specversion", "1.0".getBytes(UTF_8)).add("ce_time", Instant.now().toString().getBytes(UTF_8));
            try (var producer = new KafkaProducer<>(Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers.kafkaBrokers()),
                    new ByteArraySerializer(), new ByteArraySerializer())) {
                producer.send(record).get();
            }
            return id + "-1-0";
        }

        Round fanOut() throws Exception {
            long before = sink.taken();
            double operations = operations();
            double cpu = cpuSeconds();
            long begin = System.nanoTime();
            String notice = tell("BE");
            sink.awaits(before + READERS);
            double seconds = (System.nanoTime() - begin) / 1e9;
            done(notice);
            var round = new Round(READERS, seconds, cpuSeconds() - cpu, operations() - operations);
            if (sink.taken() != before + READERS) {
                throw new IllegalStateException("void: " + (sink.taken() - before) + " mails instead of " + READERS);
            }
            System.err.println(round.document().toJson());
            return round;
        }

        private void done(String notice) throws Exception {
            try (MongoClient client = MongoClients.create(servers.mongodbUri())) {
                var chunks = client.getDatabase("notification").getCollection("chunks");
                while (chunks.find(new Document("notice", notice)).into(new ArrayList<>()).stream()
                        .filter(chunk -> chunk.getBoolean("gone", false)).mapToInt(chunk -> chunk.getList("sent", String.class).size()).sum() < READERS) {
                    Thread.sleep(100);
                }
            }
        }

        double cpuSeconds() {
            return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
        }

        double operations() throws IOException {
            try (InputStream metrics = URI.create("http://127.0.0.1:" + port + "/actuator/prometheus").toURL().openStream()) {
                return new String(metrics.readAllBytes(), UTF_8).lines().filter(line -> line.startsWith("mongodb_driver_commands_seconds_count"))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
            }
        }

        @Override
        public void close() throws Exception {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
            process.destroyForcibly();
        }
    }

    /** Postfix's sink, which counts. */
    private static final class Sink implements AutoCloseable {

        private final int port = Ports.free();
        private final AtomicLong taken = new AtomicLong();
        private final Process process;

        Sink() throws IOException {
            var command = new ArrayList<>(List.of(found("smtp-sink"), "-c"));
            if (System.getProperty("user.name").equals("root")) {
                command.addAll(List.of("-u", "nobody"));
            }
            command.addAll(List.of("127.0.0.1:" + port, "1000"));
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Thread.ofPlatform().daemon().start(this::count);
            for (int i = 0; i < 100; i++) {
                try (var socket = new Socket("127.0.0.1", port)) {
                    return;
                } catch (IOException notYet) {
                    java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
                }
            }
            throw new IllegalStateException("smtp-sink does not answer");
        }

        private void count() {
            try (InputStream in = process.getInputStream()) {
                var line = new StringBuilder();
                for (int c = in.read(); c >= 0; c = in.read()) {
                    if (c == '\r' || c == '\n') {
                        int mails = line.indexOf("mesg=");
                        if (mails >= 0) {
                            taken.set(Long.parseLong(line.substring(mails + 5).replaceAll("\\D.*", "")));
                        }
                        line.setLength(0);
                    } else {
                        line.append((char) c);
                    }
                }
            } catch (IOException ended) {
                // With the process.
            }
        }

        long taken() throws InterruptedException {
            Thread.sleep(300);
            return taken.get();
        }

        void awaits(long count) {
            long limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
            while (taken.get() < count) {
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException("void: the mails did not all come, " + taken.get() + " of " + count);
                }
                java.util.concurrent.locks.LockSupport.parkNanos(200_000);
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private Round peer(int bytes) throws Exception {
        return timed(List.of(found("smtp-source"), "-d", "-s", String.valueOf(SESSIONS), "-m", String.valueOf(READERS), "-l", String.valueOf(bytes),
                "-f", "news@hemicycle.example", "-t", "reader@example.org", "127.0.0.1:" + sink.port));
    }

    private Round nodemailer(int bytes) throws Exception {
        Path home = Path.of(System.getProperty("java.io.tmpdir"), "hemicycle-nodemailer");
        if (!Files.isDirectory(home.resolve("node_modules/nodemailer"))) {
            Files.createDirectories(home);
            var install = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--prefix", home.toString(), "nodemailer").inheritIO().start();
            if (install.waitFor() != 0) {
                throw new IllegalStateException("nodemailer could not be installed");
            }
        }
        Path script = home.resolve("send.js");
        Files.writeString(script, """
                const nodemailer = require('nodemailer');
                const [port, sessions, mails, bytes] = process.argv.slice(2).map(Number);
                const pool = nodemailer.createTransport({host: '127.0.0.1', port, pool: true, maxConnections: sessions, maxMessages: Infinity, ignoreTLS: true});
                const line = 'Members of several groups hear from those who build peace.\\n';
                const text = line.repeat(Math.ceil(bytes / 3 / line.length));
                const html = '<p>' + line.repeat(Math.ceil(bytes / 3 / line.length)) + '</p>';
                let next = 0;
                const one = async () => {
                  while (next < mails) {
                    const i = next++;
                    const link = 'https://hemicycle.example/u/' + i;
                    await pool.sendMail({from: 'Hemicycle <news@hemicycle.example>', to: 'reader' + i + '@example.org', subject: 'New visit: Peacebuilders in Brussels',
                      text: text + link, html: html + link, headers: {'List-Unsubscribe': '<' + link + '>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'}});
                  }
                };
                Promise.all(Array.from({length: sessions * 2}, one)).then(() => pool.close());
                """);
        return timed(List.of("node", script.toString(), String.valueOf(sink.port), String.valueOf(SESSIONS), String.valueOf(READERS), String.valueOf(bytes)));
    }

    /** Runs a peer to its end; its CPU time is what the shell says of it. */
    private Round timed(List<String> command) throws Exception {
        long before = sink.taken();
        var shell = new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='cpu %U %S'; time \"$@\"", "timed"));
        shell.addAll(command);
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(shell).redirectErrorStream(true).start();
        @Nullable String times = null;
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                times = line.startsWith("cpu ") ? line : times;
            }
        }
        process.waitFor();
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (times == null || sink.taken() != before + READERS) {
            throw new IllegalStateException("void: the peer sent " + (sink.taken() - before) + " mails instead of " + READERS);
        }
        String[] cpu = times.split(" ");
        var round = new Round(READERS, seconds, Double.parseDouble(cpu[1]) + Double.parseDouble(cpu[2]), 0);
        System.err.println(command.getFirst() + " " + round.document().toJson());
        return round;
    }

    private static String found(String tool) {
        return Stream.of("/usr/sbin/", "/usr/bin/", "/usr/local/sbin/").map(folder -> folder + tool).filter(file -> Files.isExecutable(Path.of(file))).findFirst()
                .orElseThrow(() -> new IllegalStateException(tool + " is missing; it is in Debian's package postfix"));
    }

    private static Document versions(String metric, Path folder) throws Exception {
        var versions = new Document("java", Runtime.version().toString());
        versions.append("postfix", words("dpkg-query", "-W", "-f=${Version}", "postfix"));
        if (metric.equals("P2")) {
            versions.append("node", words("node", "--version")).append("nodemailer", words("node", "-p",
                    "require('" + Path.of(System.getProperty("java.io.tmpdir"), "hemicycle-nodemailer", "node_modules/nodemailer/package.json") + "').version"));
        }
        return versions;
    }

    private static Document machine(String loadBefore) throws IOException {
        String model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name")).findFirst().orElse(": unknown");
        return new Document("cores", Runtime.getRuntime().availableProcessors()).append("processor", model.substring(model.indexOf(':') + 1).strip())
                .append("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .append("loadBefore", loadBefore).append("loadAfter", load()).append("measuredAt", Instant.now().toString());
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).replaceAll("^(\\S+ \\S+ \\S+).*", "$1").strip();
    }

    private static String words(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        process.waitFor();
        return words;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
