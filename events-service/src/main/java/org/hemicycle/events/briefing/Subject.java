package org.hemicycle.events.briefing;

import java.util.List;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.refusal.Refused;

/**
 * What a briefing is about and for whom.
 *
 * @param title its title per language
 * @param purpose what it is for, per language
 * @param hostAreas codes of the areas that it concerns
 * @param houses ids of the chambers whose members it brings together
 */
public record Subject(LocalizedText title, LocalizedText purpose, List<String> hostAreas, List<String> houses) {

    /** Keeps the lists from changing. */
    public Subject {
        hostAreas = List.copyOf(hostAreas);
        houses = houses.stream().distinct().toList();
    }

    void requireHousesFor(BriefingKind kind) {
        boolean fit = kind == BriefingKind.CROSS_PARTY ? houses.size() == 1 : houses.size() > 1;
        if (!fit) {
            throw new Refused(BriefingRefusal.HOUSES_DO_NOT_FIT, kind == BriefingKind.CROSS_PARTY
                    ? "A cross-party briefing is for the groups of one house." : "A cross-border briefing is for two houses or more.", "houses");
        }
    }
}
