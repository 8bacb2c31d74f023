package org.hemicycle.notification.courier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hemicycle.notification.notice.Notice;
import org.hemicycle.notification.notice.Notices;
import org.hemicycle.notification.webhook.SecretVault;
import org.hemicycle.notification.webhook.Webhook;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of a notice what Standard Webhooks sends: {@code type}, {@code timestamp} and {@code data}, which is what the
 * topics of the system say, and an id and a signature beside it.
 *
 * <p>It is made of nothing but the notice, so that every attempt says the same. What is longer than receivers should
 * have to take leaves out its lists, says so in {@code shortened}, and leads to the whole by {@code resource}.
 */
@Component
final class Envelopes {

    /** A body stays under this many bytes. */
    static final int LONGEST = 20_000;

    private static final List<String> LISTS = List.of("meetings", "changes", "previous", "summary", "purpose");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Notices notices;
    private final SecretVault vault;
    private final String publicUrl;

    Envelopes(Notices notices, SecretVault vault, @Value("${hemicycle.public-url}") String publicUrl) {
        this.notices = notices;
        this.vault = vault;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /** What is sent at one attempt: the headers that Standard Webhooks asks for, and the body. */
    record Envelope(Map<String, String> headers, byte[] body) {}

    /** What to send for a delivery, signed at a time; nothing when its notice is no longer kept. */
    Optional<Envelope> of(Delivery delivery, Webhook webhook, Instant at) {
        return notices.find(delivery.notice()).map(notice -> {
            byte[] body = body(notice, publicUrl);
            List<byte[]> secrets = webhook.signing(at).stream()
                    .map(secret -> vault.open(secret, delivery.webhook()))
                    .toList();
            return new Envelope(
                    Map.of(
                            "webhook-id", delivery.messageId(),
                            "webhook-timestamp", String.valueOf(at.getEpochSecond()),
                            "webhook-signature", signatures(secrets, delivery.messageId(), at, body)),
                    body);
        });
    }

    /** The {@code webhook-id} of a notice: no two have the same, and it has none of the characters that part a signature. */
    static String messageId(String notice) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(notice.getBytes(UTF_8));
            return "msg_" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 27);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }

    /** The body for a notice, in UTF-8. */
    static byte[] body(Notice notice, String publicUrl) {
        ObjectNode data = (ObjectNode) JSON.readTree(notice.body());
        data.remove("type");
        ObjectNode body = JSON.createObjectNode();
        body.put("type", notice.type());
        body.put("timestamp", notice.happenedAt().toString());
        body.put("resource", publicUrl + "/api/" + collection(notice) + "/" + notice.subject());
        body.set("data", data);
        byte[] bytes = JSON.writeValueAsBytes(body);
        ArrayNode shortened = JSON.createArrayNode();
        for (String list : LISTS) {
            if (bytes.length < LONGEST) {
                return bytes;
            }
            if (remove(data, list)) {
                shortened.add(list);
                body.set("shortened", shortened);
                bytes = JSON.writeValueAsBytes(body);
            }
        }
        if (bytes.length < LONGEST) {
            return bytes;
        }
        body.set("data", JSON.createObjectNode()
                .put("id", notice.subject())
                .put("version", notice.subjectVersion()));
        body.set("shortened", JSON.createArrayNode().add("data"));
        return JSON.writeValueAsBytes(body);
    }

    private static String collection(Notice notice) {
        return switch (notice.audience().kind()) {
            case "visit" -> "visits";
            case "briefing" -> "briefings";
            case "commitment" -> "commitments";
            default -> "articles";
        };
    }

    private static boolean remove(ObjectNode data, String field) {
        boolean removed = data.remove(field) != null;
        for (var inner : data.values()) {
            removed |= inner instanceof ObjectNode object && object.remove(field) != null;
        }
        return removed;
    }

    /** The value of {@code webhook-signature}: one {@code v1} (HMAC-SHA256) per secret, the newest first. */
    static String signatures(List<byte[]> secrets, String messageId, Instant at, byte[] body) {
        byte[] head = (messageId + "." + at.getEpochSecond() + ".").getBytes(UTF_8);
        return secrets.stream()
                .map(secret -> {
                    try {
                        Mac mac = Mac.getInstance("HmacSHA256");
                        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
                        mac.update(head);
                        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException("this JDK lacks HMAC-SHA256", e);
                    }
                })
                .collect(Collectors.joining(" "));
    }
}
