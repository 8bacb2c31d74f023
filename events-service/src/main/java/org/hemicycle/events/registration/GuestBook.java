package org.hemicycle.events.registration;

import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.hemicycle.contracts.OrganizationFacts;
import org.hemicycle.contracts.PersonFacts;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.events.directory.Directory;
import org.hemicycle.events.guest.Guest;
import org.hemicycle.events.guest.GuestList;
import org.hemicycle.events.guest.GuestRefusal;
import org.hemicycle.events.visit.VisitRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds who a guest is: a public person of the directory with the group they sit in, or somebody with a name only. */
@Component
class GuestBook {

    /** Without what is easily mistaken for something else when it is read out at a door. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    static final String STRANGER = "guest-";
    private static final int CODE_LENGTH = 6;
    private static final List<String> GROUPS = List.of("group", "party");

    private final Directory directory;
    private final SecureRandom random = new SecureRandom();

    GuestBook(Directory directory) {
        this.directory = directory;
    }

    /**
     * The guest that a request means.
     *
     * @param person the id of a public person, or null
     * @param name the name of anybody else, or null
     * @param group the group they sit in, or null for what the directory says
     * @param houses the houses of the briefing
     * @param field the field that a refusal names
     */
    Guest guest(@Nullable String person, @Nullable String name, @Nullable String group, List<String> houses, String field) {
        if (person == null) {
            if (name == null || name.isBlank()) {
                throw new Refused(GuestRefusal.NAME_MISSING, "A guest who is not in the directory needs a name.", field + "name");
            }
            return seated(stranger(), name.strip(), group, null, houses, field);
        }
        PersonFacts known = directory.person(person)
                .orElseThrow(() -> new Refused(VisitRefusal.PERSON_UNKNOWN, "The directory has no person " + person + ".", field + "person"));
        String organization = known.organizationId();
        boolean isGroup = organization != null
                && directory.organization(organization).filter(one -> GROUPS.contains(one.classification())).isPresent();
        return seated(known.id(), known.name(), group != null ? group : isGroup ? organization : null, isGroup ? null : organization, houses, field);
    }

    private Guest seated(
            String id, String name, @Nullable String group, @Nullable String organization, List<String> houses, String field) {
        if (group == null) {
            return new Guest(id, name, null, organization != null && houses.contains(organization) ? organization : null);
        }
        String house = directory.organization(group).map(OrganizationFacts::parentId).orElse(null);
        if (house == null || !houses.contains(house)) {
            throw new Refused(GuestRefusal.GROUP_UNKNOWN, "No house of the briefing has a group " + group + ".", field + "group");
        }
        return new Guest(id, name, group, house);
    }

    /** An id for somebody who is not in the directory. */
    static String stranger() {
        return STRANGER + UUID.randomUUID();
    }

    /** Whether an id stands for somebody who is known to one briefing only. */
    static boolean isStranger(String personId) {
        return personId.startsWith(STRANGER);
    }

    /** A code for the door that nobody else on the list has. */
    String code(GuestList list) {
        for (;;) {
            var code = new StringBuilder();
            for (int i = 0; i < CODE_LENGTH; i++) {
                code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            if (list.withCode(code.toString()).isEmpty()) {
                return code.toString();
            }
        }
    }
}
