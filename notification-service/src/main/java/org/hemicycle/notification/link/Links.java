package org.hemicycle.notification.link;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs links and reads them again (JWS with HS256, RFC 7515); one-letter claims keep the addresses short. */
@Component
public final class Links {

    private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.HS256);
    /** Longer than any token of ours, and short enough that parsing nonsense costs nothing. */
    private static final int LONGEST_TOKEN = 1_000;

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final Duration confirmation;

    /** Links signed with the key of the properties, which must be 32 bytes in base64. */
    public Links(LinkProperties properties) {
        byte[] key = Base64.getDecoder().decode(properties.key());
        if (key.length < 32) {
            throw new IllegalArgumentException("LINK_KEY must be base64 of at least 32 bytes");
        }
        try {
            signer = new MACSigner(key);
            verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("LINK_KEY cannot sign", e);
        }
        confirmation = properties.confirmation();
    }

    /** The token of a link; a confirmation ends after its time, preferences and unsubscription do not end. */
    public String sign(Link link, Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("p", link.purpose().claim());
        claims.put("s", link.subscriber());
        claims.put("r", link.revision());
        if (link.purpose() == LinkPurpose.CONFIRMATION) {
            claims.put("exp", now.plus(confirmation).getEpochSecond());
        }
        var token = new JWSObject(HEADER, new Payload(claims));
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("a link could not be signed", e);
        }
        return token.serialize();
    }

    /**
     * The link in a token.
     *
     * @throws Refused LINK_FORGED, LINK_EXPIRED or LINK_MISUSED when it is not ours, has expired, or is for another purpose
     */
    public Link read(String token, LinkPurpose purpose, Instant now) {
        Map<String, Object> claims = verified(token);
        if (!purpose.claim().equals(claims.get("p"))) {
            throw LinkRefusal.LINK_MISUSED.refused();
        }
        if (claims.get("exp") instanceof Number expires && now.getEpochSecond() >= expires.longValue()) {
            throw LinkRefusal.LINK_EXPIRED.refused();
        }
        if (claims.get("s") instanceof String subscriber && claims.get("r") instanceof Number revision) {
            return new Link(purpose, subscriber, revision.longValue());
        }
        throw LinkRefusal.LINK_FORGED.refused();
    }

    private Map<String, Object> verified(String token) {
        if (token.length() > LONGEST_TOKEN) {
            throw LinkRefusal.LINK_FORGED.refused();
        }
        try {
            JWSObject parsed = JWSObject.parse(token);
            // The algorithm is ours to choose: a header that names another one is a forgery.
            if (!JWSAlgorithm.HS256.equals(parsed.getHeader().getAlgorithm()) || !parsed.verify(verifier)) {
                throw LinkRefusal.LINK_FORGED.refused();
            }
            @Nullable Map<String, Object> claims = parsed.getPayload().toJSONObject();
            if (claims == null) {
                throw LinkRefusal.LINK_FORGED.refused();
            }
            return claims;
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw LinkRefusal.LINK_FORGED.refused();
        }
    }
}
