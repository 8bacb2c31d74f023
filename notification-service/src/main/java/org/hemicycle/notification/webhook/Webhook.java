package org.hemicycle.notification.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program somewhere else that wants to be told.
 *
 * @param url where it is told
 * @param description what it is for, in the words of whoever registered it
 * @param kinds names of the kinds it follows
 * @param areas codes of the areas it follows
 * @param secrets what its messages are signed with, the newest first
 * @param enabled whether anything is sent
 * @param reason why it is disabled, where it is: {@code by-request} or {@code gone}
 * @param stateSince since when it is enabled or disabled
 * @param owner who registered it, by the subject of their token
 * @param registeredAt when; what came before it is not told
 */
public record Webhook(
        String url,
        @Nullable String description,
        List<String> kinds,
        List<String> areas,
        List<Secret> secrets,
        boolean enabled,
        @Nullable String reason,
        Instant stateSince,
        String owner,
        Instant registeredAt) {

    /** Disabled because somebody asked for it. */
    static final String BY_REQUEST = "by-request";

    /** Disabled because the receiver answered 410 Gone. */
    static final String GONE = "gone";

    static Webhook registered(
            String url,
            @Nullable String description,
            List<String> kinds,
            List<String> areas,
            byte[] sealed,
            String owner,
            Instant now) {
        return new Webhook(
                url, description, kinds, areas, List.of(new Secret(sealed, now, null)), true, null, now, owner, now);
    }

    /** With a new secret; the one before it signs as well until the overlap ends, so that nothing is refused meanwhile. */
    Webhook withSecret(byte[] sealed, Duration overlap, Instant now) {
        var kept = new ArrayList<Secret>();
        kept.add(new Secret(sealed, now, null));
        if (overlap.isPositive()) {
            Secret before = secrets.getFirst();
            kept.add(new Secret(before.sealed(), before.madeAt(), now.plus(overlap)));
        }
        return new Webhook(url, description, kinds, areas, kept, enabled, reason, stateSince, owner, registeredAt);
    }

    /** The same, told again; unchanged when it is enabled already. */
    Webhook enabled(Instant now) {
        return enabled
                ? this
                : new Webhook(url, description, kinds, areas, secrets, true, null, now, owner, registeredAt);
    }

    /** The same, told nothing; unchanged when it is disabled already. */
    Webhook disabled(String because, Instant now) {
        return enabled
                ? new Webhook(url, description, kinds, areas, secrets, false, because, now, owner, registeredAt)
                : this;
    }

    /** The secrets that sign at a time, the newest first; there is always one. */
    public List<Secret> signing(Instant now) {
        return secrets.stream().filter(secret -> secret.signsAt(now)).toList();
    }
}
