package org.hemicycle.events.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.bson.Document;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Issues personal links and opens them again.
 *
 * <p>A token is a handle and its signature, 18 bytes each, in the URL-safe alphabet (RFC 4648 §5): 48 characters that
 * say nothing about the person. The handle is derived under the key from what the link is for, so the same link gets
 * the same token from every instance, and nobody without the key can tell which handles exist. A signature is checked
 * before the store is asked; what the handle stands for, and whether it still counts, only the store knows.
 */
@Component
public final class PersonalLinks {

    private static final String COLLECTION = "links";
    private static final int PART_BYTES = 18;
    private static final int PART_LENGTH = 24;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder();

    private final MongoOperations mongo;
    private final Clock clock;
    private final SecretKey namingKey;
    private final SecretKey signingKey;

    /** Links kept in the store and signed with the key of the properties, which must be 32 bytes in base64. */
    public PersonalLinks(MongoOperations mongo, LinkProperties properties, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
        byte[] key = Base64.getDecoder().decode(properties.key());
        if (key.length < 32) {
            throw new IllegalArgumentException("LINK_KEY must be base64 of at least 32 bytes");
        }
        // notification-service signs its own links with the same key; neither accepts the other's.
        namingKey = derived(key, "hemicycle personal link handle");
        signingKey = derived(key, "hemicycle personal link signature");
        mongo.indexOps(COLLECTION).createIndex(new Index()
                .on("subjectId", Sort.Direction.ASC).on("personId", Sort.Direction.ASC).on("purpose", Sort.Direction.ASC)
                .on("generation", Sort.Direction.ASC).named("by_person"));
    }

    /** The token of a link that does not expire; the same one each time until it is revoked. */
    public String token(LinkPurpose purpose, String subjectKind, String subjectId, String personId) {
        return token(purpose, subjectKind, subjectId, personId, null);
    }

    /**
     * The token of a link; the same one each time until it is revoked.
     *
     * @param expiresAt the moment from which on it is refused, or null for never; a later call may change it
     */
    public String token(LinkPurpose purpose, String subjectKind, String subjectId, String personId, @Nullable Instant expiresAt) {
        var link = new PersonalLink(subjectKind, subjectId, personId);
        @Nullable Document last = last(purpose, link);
        if (last != null && last.getDate("revokedAt") == null) {
            String handle = last.getString("_id");
            Date until = last.getDate("expiresAt");
            if (expiresAt == null ? until != null : until == null || until.getTime() != expiresAt.toEpochMilli()) {
                mongo.updateFirst(
                        new Query(where("_id").is(handle)),
                        expiresAt == null ? new Update().unset("expiresAt") : new Update().set("expiresAt", Date.from(expiresAt)),
                        COLLECTION);
            }
            return signed(handle);
        }
        int generation = last == null ? 1 : last.getInteger("generation") + 1;
        String handle = handle(purpose, link, generation);
        var document = new Document("_id", handle)
                .append("purpose", purpose.name())
                .append("subjectKind", subjectKind)
                .append("subjectId", subjectId)
                .append("personId", personId)
                .append("generation", generation);
        if (expiresAt != null) {
            document.append("expiresAt", Date.from(expiresAt));
        }
        try {
            mongo.insert(document, COLLECTION);
        } catch (DuplicateKeyException anotherIssuedIt) {
            // The handle is derived, so what somebody else wrote at this moment is what we were about to write.
        }
        return signed(handle);
    }

    /**
     * Whom a token stands for.
     *
     * @throws Refused LINK_FORGED, LINK_MISUSED, LINK_REVOKED or LINK_EXPIRED when it is not ours, was issued for another
     *     purpose, was taken back, or its time is over
     */
    public PersonalLink open(String token, LinkPurpose purpose) {
        if (token.length() != 2 * PART_LENGTH) {
            throw LinkRefusal.LINK_FORGED.refused();
        }
        String handle = token.substring(0, PART_LENGTH);
        byte[] expected = signature(handle).getBytes(UTF_8);
        // Constant time: how far a guess was right must not be heard in the answer's delay.
        if (!MessageDigest.isEqual(expected, token.substring(PART_LENGTH).getBytes(UTF_8))) {
            throw LinkRefusal.LINK_FORGED.refused();
        }
        @Nullable Document found = mongo.findById(handle, Document.class, COLLECTION);
        if (found == null) {
            // Ours once, and erased since.
            throw LinkRefusal.LINK_REVOKED.refused();
        }
        if (!purpose.name().equals(found.getString("purpose"))) {
            throw LinkRefusal.LINK_MISUSED.refused();
        }
        if (found.getDate("revokedAt") != null) {
            throw LinkRefusal.LINK_REVOKED.refused();
        }
        Date until = found.getDate("expiresAt");
        if (until != null && !clock.instant().isBefore(until.toInstant())) {
            throw LinkRefusal.LINK_EXPIRED.refused();
        }
        return new PersonalLink(found.getString("subjectKind"), found.getString("subjectId"), found.getString("personId"));
    }

    /** A stable id for somebody known by an address only; without the key nobody can tell which address it belongs to. */
    public String pseudonym(String subjectId, String address) {
        return part(namingKey, String.join("\n", "pseudonym", subjectId, address));
    }

    /** Takes a link back at once; the next token for the same is another one. Does nothing where there is none. */
    public void revoke(LinkPurpose purpose, String subjectKind, String subjectId, String personId) {
        revoke(new Query(where("subjectId").is(subjectId).and("personId").is(personId).and("purpose").is(purpose.name())
                .and("subjectKind").is(subjectKind).and("revokedAt").exists(false)));
    }

    /** Takes back every link of a person at a visit or briefing, for whatever purpose. */
    public void revokeAll(String subjectKind, String subjectId, String personId) {
        revoke(new Query(where("subjectId").is(subjectId).and("personId").is(personId)
                .and("subjectKind").is(subjectKind).and("revokedAt").exists(false)));
    }

    private void revoke(Query links) {
        mongo.updateMulti(links, new Update().set("revokedAt", Date.from(clock.instant())), COLLECTION);
    }

    private @Nullable Document last(LinkPurpose purpose, PersonalLink link) {
        return mongo.findOne(
                new Query(where("subjectId").is(link.subjectId()).and("personId").is(link.personId())
                                .and("purpose").is(purpose.name()).and("subjectKind").is(link.subjectKind()))
                        .with(Sort.by(Sort.Direction.DESC, "generation"))
                        .limit(1),
                Document.class,
                COLLECTION);
    }

    private String handle(LinkPurpose purpose, PersonalLink link, int generation) {
        // A separator that no id contains, so that no two links are written the same way.
        String text = String.join("\n", purpose.name(), link.subjectKind(), link.subjectId(), link.personId(), Integer.toString(generation));
        return part(namingKey, text);
    }

    private String signed(String handle) {
        return handle + signature(handle);
    }

    private String signature(String handle) {
        return part(signingKey, handle);
    }

    private static String part(SecretKey key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return ENCODER.encodeToString(Arrays.copyOf(mac.doFinal(text.getBytes(UTF_8)), PART_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks HmacSHA256", e);
        }
    }

    private static SecretKey derived(byte[] key, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey("HmacSHA256", HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(purpose.getBytes(UTF_8), 32));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks HKDF", e);
        }
    }
}
