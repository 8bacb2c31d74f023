package org.hemicycle.localstack.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/// All caught mails, one `.eml` file each, so that they survive a restart; of the files only envelope and subject stay in
/// memory, and beyond the limit the oldest mails go.
final class Mailbox {

    // Three header lines in front of the mail as it came, as mail servers add them; the last one ends our part.
    private static final String RETURN_PATH = "Return-Path: <";
    private static final String DELIVERED_TO = "Delivered-To: ";
    private static final String RECEIVED_AT = "X-Received-At: ";

    private final Path folder;
    private final int limit;
    private final NavigableMap<Long, Mail> mails = new ConcurrentSkipListMap<>();
    private final AtomicLong lastId = new AtomicLong();

    Mailbox(Path folder, int limit) {
        this.folder = folder;
        this.limit = limit;
        try (Stream<Path> files = Files.list(Files.createDirectories(folder))) {
            for (Path file : files.sorted(Comparator.comparing(Path::toString)).toList()) {
                if (file.toString().endsWith(".eml")) {
                    Mail mail = read(file).mail();
                    mails.put(mail.id(), mail);
                    lastId.set(Math.max(lastId.get(), mail.id()));
                } else {
                    // A mail that was being written when the process was killed: it was never acknowledged.
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Keeps a mail; when this returns it may be acknowledged to the sender.
    Mail keep(String from, List<String> to, byte[] raw, Instant receivedAt) throws IOException {
        String subject = MailContent.of(raw).subject();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length + 256);
        StringBuilder envelope = new StringBuilder(RETURN_PATH).append(from).append(">\r\n");
        to.forEach(recipient -> envelope.append(DELIVERED_TO).append(recipient).append("\r\n"));
        envelope.append(RECEIVED_AT).append(receivedAt).append("\r\n");
        bytes.write(envelope.toString().getBytes(UTF_8));
        bytes.write(raw);
        Path unfinished = folder.resolve(UUID.randomUUID() + ".part");
        Files.write(unfinished, bytes.toByteArray());
        Mail mail = enter(unfinished, id -> new Mail(id, from, to, receivedAt, subject, raw.length));
        while (mails.size() > limit) {
            forget(mails.firstKey());
        }
        return mail;
    }

    // One after the other: whoever has seen a mail and asks for what came after it must not miss one with a lower id that
    // another session was still writing.
    private synchronized Mail enter(Path unfinished, LongFunction<Mail> mail) throws IOException {
        Mail entered = mail.apply(lastId.incrementAndGet());
        Files.move(unfinished, file(entered.id()), StandardCopyOption.ATOMIC_MOVE);
        mails.put(entered.id(), entered);
        return entered;
    }

    /// The mails with a higher id than `after`, oldest first; those to one address only unless it is empty.
    List<Mail> list(String to, long after) {
        return mails.tailMap(after, false).values().stream().filter(mail -> to.isEmpty() || mail.isFor(to)).toList();
    }

    Optional<Mail> find(long id) {
        return Optional.ofNullable(mails.get(id));
    }

    /// The mail as it came over SMTP, or nothing when it has gone meanwhile.
    Optional<byte[]> raw(Mail mail) {
        try {
            return Optional.of(read(file(mail.id())).raw());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes what is here now and says how much that was; a mail that arrives meanwhile stays.
    int clear() {
        List<Long> ids = new ArrayList<>(mails.keySet());
        ids.forEach(this::forget);
        return ids.size();
    }

    int size() {
        return mails.size();
    }

    private void forget(long id) {
        mails.remove(id);
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(long id) {
        return folder.resolve(name(id) + ".eml");
    }

    // Padded, so that the files' order by name is the mails' order.
    private static String name(long id) {
        return String.format(Locale.ROOT, "%010d", id);
    }

    private record Kept(Mail mail, byte[] raw) {
    }

    private static Kept read(Path file) throws IOException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(Files.readAllBytes(file));
        String name = file.getFileName().toString();
        long id = Long.parseLong(name.substring(0, name.length() - ".eml".length()));
        String from = "";
        List<String> to = new ArrayList<>();
        while (true) {
            String line = line(bytes);
            if (line.startsWith(RETURN_PATH)) {
                from = line.substring(RETURN_PATH.length(), line.length() - 1);
            } else if (line.startsWith(DELIVERED_TO)) {
                to.add(line.substring(DELIVERED_TO.length()));
            } else if (line.startsWith(RECEIVED_AT)) {
                byte[] raw = bytes.readAllBytes();
                Instant receivedAt = Instant.parse(line.substring(RECEIVED_AT.length()));
                return new Kept(new Mail(id, from, to, receivedAt, MailContent.of(raw).subject(), raw.length), raw);
            } else {
                throw new IOException("Not a caught mail: " + file);
            }
        }
    }

    private static String line(ByteArrayInputStream bytes) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = bytes.read(); next != '\n' && next != -1; next = bytes.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(UTF_8);
    }
}
