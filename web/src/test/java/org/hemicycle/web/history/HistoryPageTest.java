package org.hemicycle.web.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.Test;

class HistoryPageTest extends WebTest {

    private static final String ADA = "6f2a1c9e-0b1d-4c53-8a57-1d2f3a4b5c6d";

    @Test
    void showsWhatBecameOfEachMailAndTheWayOn() {
        NOTIFICATION.answers("GET /api/deliveries", example("deliveries"));
        openAs("staff", "/en/staff/deliveries?subscriber=" + ADA).hasStatus(200)
                .says("Peacebuilders in Brussels (sample)", "sent", "451 4.7.1 later (2 ×)", "Overview", "somebody who was erased",
                        "Letter about a sign-up", "given up")
                .has("href=\"/en/staff/deliveries?subscriber=" + ADA + "&amp;after=bmV4dA\"", "href=\"/en/staff/deliveries?notice=visit-7f1c-2-0\"");
        openAs("staff", "/de/staff/deliveries?notice=visit-7f1c-2-0&state=bounced").says("zurückgekommen")
                .has("&amp;state=bounced\" aria-current=\"true\"");
    }

    @Test
    void findsAnAddressWithoutPuttingItIntoAPagesAddress() {
        NOTIFICATION.answers("POST /api/deliveries/lookup", "{\"subscriber\":\"" + ADA + "\",\"suppressed\":null,\"since\":null}");
        sendAs("staff", "/fr/staff/deliveries", "about=ada@example.org").leadsTo("/fr/staff/deliveries?subscriber=" + ADA);
        assertThat(NOTIFICATION.asked("POST /api/deliveries/lookup").getFirst().body()).isEqualTo("{\"email\":\"ada@example.org\"}");

        NOTIFICATION.answers("POST /api/deliveries/lookup", "{\"subscriber\":null,\"suppressed\":\"erased\",\"since\":\"2027-01-10T08:00:00Z\"}");
        sendAs("staff", "/en/staff/deliveries", "about=ada@example.org").hasStatus(200)
                .says("Nobody is subscribed with this address.", "Nothing is sent to this address: erased at their own wish.");
    }

    @Test
    void tellsIdsFromAddressesAndNonsense() {
        sendAs("staff", "/en/staff/deliveries", "about=" + ADA).leadsTo("/en/staff/deliveries?subscriber=" + ADA);
        sendAs("staff", "/en/staff/deliveries", "about=visit-1-2-0").leadsTo("/en/staff/deliveries?notice=visit-1-2-0");
        sendAs("staff", "/de/staff/deliveries", "about=").hasStatus(400).says("Geben Sie eine Adresse oder eine Kennung ein.");
        NOTIFICATION.refuses("GET /api/deliveries", 404, "not-found", "There is no notice with this id.");
        openAs("staff", "/fr/staff/deliveries?notice=lost").hasStatus(404).says("Aucun abonné et aucun avis n’a cet identifiant.");
    }

    @Test
    void saysWhenNotificationServiceIsSilent() {
        NOTIFICATION.fallSilent();
        openAs("staff", "/en/staff/deliveries?subscriber=" + ADA).says("Subscriptions cannot be reached");
    }

    @Test
    void isForStaff() {
        openAs("editor", "/en/staff/deliveries").hasStatus(403);
        openAs("staff", "/en/staff/visits").has("href=\"/en/staff/deliveries\"");
    }
}
