package org.hemicycle.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, through the entrance: every kind of operation by everybody, signed in as people sign in. */
@ExtendWith(OnRunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolesTest {

    private final Map<String, Gateway> people = new LinkedHashMap<>();
    private final Announcement planned;

    RolesTest(RunningSystem system) {
        people.put("nobody", Gateway.anonymous(system));
        for (String user : new String[] {"staff", "editor", "admin"}) {
            people.put(user, Gateway.person(system, user));
        }
        planned = new Office(system).plan("BE");
    }

    /** Whoever may is told what else is wrong with the request, so that nothing is changed by asking. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET,  /api/visits,                          200, 200, 200, 200",
        "GET,  /api/visits/PLANNED,                  404, 200, 404, 200",
        "POST, /api/visits,                          401, 422, 403, 403",
        "PUT,  /api/visits/PLANNED/announcement,     401, 428, 403, 403",
        "PUT,  /api/visits/PLANNED/cancellation,     401, 428, 403, 403",
        "POST, /api/visits/PLANNED/meetings,         401, 428, 403, 403",
        "GET,  /api/articles,                        200, 200, 200, 200",
        "POST, /api/articles,                        401, 403, 400, 403",
        "GET,  /api/pieces,                          401, 403, 200, 200",
        "POST, /api/pieces,                          401, 403, 400, 403",
        "GET,  /api/commitments,                     200, 200, 200, 200",
        "GET,  /api/commitments/dossiers,            401, 200, 200, 403",
        "POST, /api/commitments,                     401, 400, 400, 403",
        "GET,  /api/memberships,                     200, 200, 200, 200",
        "GET,  /api/memberships/records,             401, 200, 200, 403",
        "GET,  /api/directory-imports,               401, 200, 200, 403",
        "POST, /api/posts,                           401, 400, 400, 403",
        "GET,  /api/search?q=peace,                  200, 200, 200, 200",
        "GET,  /api/people,                          200, 200, 200, 200",
        "GET,  /api/notices,                         401, 403, 403, 200",
        "GET,  /api/notices/unknown,                 401, 403, 403, 404",
        "GET,  /api/consumers,                       401, 403, 403, 200",
        "GET,  /api/dead-letters,                    401, 403, 403, 200",
        "POST, /api/dead-letters/unknown/replay,     401, 403, 403, 404",
        "GET,  /en/staff/visits,                     401, 200, 403, 403",
        "GET,  /en/staff/visits/PLANNED,             401, 200, 403, 403",
        "GET,  /en/staff/commitments,                401, 200, 403, 403",
        "GET,  /en/desk/commitments,                 401, 403, 200, 403",
        "GET,  /en/desk/articles,                    401, 403, 200, 403",
        "GET,  /en/admin/status,                     401, 403, 403, 200",
        "GET,  /en/,                                 200, 200, 200, 200"
    })
    void everybodyMayDoWhatTheirRoleIsForAndNothingElse(
            String method, String path, int nobody, int staff, int editor, int admin) {
        Map<String, Integer> answered = new LinkedHashMap<>();
        people.forEach((who, person) -> answered.put(who, answer(person, method, path.replace("PLANNED", planned.visit()))));

        assertThat(answered).isEqualTo(Map.of("nobody", nobody, "staff", staff, "editor", editor, "admin", admin));
    }

    private static int answer(Gateway person, String method, String path) {
        var request = person.request(path).header("Sec-Fetch-Site", "same-origin");
        return method.equals("GET")
                ? person.send(request.GET()).status()
                : person.send(request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body(path))))
                        .status();
    }

    /** Of the right form where there is a form, which is looked at before the permission; its dates are out of order. */
    private static String body(String path) {
        if (path.endsWith("/meetings")) {
            return """
                    {"summary":{"en":"Sample"},"start":"2031-03-03T10:00:00+01:00","end":"2031-03-03T11:00:00+01:00",
                     "building":"unknown","visibility":"public"}""";
        }
        return path.equals("/api/visits")
                ? """
                {"title":{"en":"Sample"},"purpose":{"en":"Sample"},"hostAreas":["BE"],
                 "window":{"start":"2031-03-04","end":"2031-03-03"},"timeZone":"Europe/Brussels"}"""
                : "{}";
    }
}
