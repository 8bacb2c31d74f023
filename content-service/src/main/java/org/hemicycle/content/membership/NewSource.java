package org.hemicycle.content.membership;

import java.util.List;
import java.util.Objects;
import org.hemicycle.content.source.Provenance;
import org.hemicycle.content.source.Trust;
import org.hemicycle.content.source.WebAddress;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Faults;
import org.jspecify.annotations.Nullable;

/**
 * Where facts come from, as the office hands it in.
 *
 * @param title what the source is; required
 * @param url where it can be read
 * @param status official, secondary, estimate, verify or sample; required
 */
record NewSource(@Nullable String title, @Nullable String url, @Nullable String status) {

    private static final int LONGEST = 300;

    /** What it says, or nothing where it breaks a rule. */
    static @Nullable Provenance read(Faults faults, @Nullable NewSource source) {
        faults.requireGiven("source", source);
        if (source == null) {
            return null;
        }
        String title = faults.line("source.title", source.title, LONGEST);
        faults.requireGiven("source.title", title);
        String url = faults.check(
                MembershipRefusal.MEMBERSHIP_SOURCE_NOT_FOLLOWABLE, "source.url", source.url, address -> new WebAddress(address).value());
        Trust status = null;
        for (Trust trust : Trust.values()) {
            if (trust.wireName().equals(source.status)) {
                status = trust;
            }
        }
        if (status == null) {
            faults.add(CommonRefusal.INVALID_FIELD, "source.status", "must be one of official, secondary, estimate, verify, sample");
            return null;
        }
        return title == null ? null : new Provenance(Objects.requireNonNull(title), url, status, List.of());
    }
}
