package org.hemicycle.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.hemicycle.web.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class ErrorPagesTest extends WebTest {

    @Test
    void anUnknownAddressGetsAFriendlyPageInItsLanguage() {
        open("/fr/nowhere/at/all").hasStatus(404).says("Cette page n’existe pas").has("<html lang=\"fr\">");
    }

    @Test
    void whoAsksForJsonGetsAProblemDocument() {
        client.get().uri("/en/nowhere").accept(MediaType.APPLICATION_JSON).exchange()
                .expectStatus().isNotFound()
                .expectHeader().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void staffPagesAskThePublicToSignIn() {
        open("/de/staff/visits").hasStatus(401).says("Bitte melden Sie sich an").has("href=\"/oauth2/authorization/hemicycle\"");
    }

    @Test
    void staffPagesAreClosedToAnEditor() {
        openAs("editor", "/en/staff/visits").hasStatus(403).says("You may not see this page");
    }

    @Test
    void aForgedTokenIsRefused() {
        String token = token("staff");
        client.get().uri("/en/staff/visits").header("Authorization", "Bearer " + token.substring(0, token.length() - 8) + "AAAAAAAA")
                .exchange().expectStatus().isUnauthorized();
    }

    @Test
    void aTokenThatCannotBeCheckedIsAMatterOfTime() {
        client.get().uri("/en/staff/visits").accept(MediaType.TEXT_HTML).header("Authorization", "Bearer " + UNCHECKABLE)
                .exchange().expectStatus().isEqualTo(503)
                .expectBody(String.class).value(html -> assertThat(html).contains("This is not available right now"));
    }

    @Test
    void aFormOfMoreThanAMegabyteIsRefused() {
        send("/en/subscribe", "email=" + "a".repeat(1_100_000)).hasStatus(413).says("A form may hold one megabyte at most.");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        open("/en/visits/v1;x=%00").hasStatus(400);
    }

    @Test
    void aFormToAPageWithoutOneIsRefused() {
        send("/en/calendar", "a=b").hasStatus(405).says("This page cannot be used like that");
    }

    @Test
    void whatIsMadeForOurselvesIsClosed() {
        client.get().uri("/actuator/env").exchange().expectStatus().is4xxClientError();
        client.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
    }

    @Test
    void theOldPlaceOfThePictureLeadsToIt() {
        assertThat(open("/favicon.ico").headers().getFirst("Location")).matches("/assets/mark-[0-9a-f]+\\.svg");
    }

    @Test
    void theStyleSheetIsCachedUnderItsFingerprint() {
        String html = open("/en/").html();
        String address = html.replaceAll("(?s).*href=\"(/assets/hemicycle-[0-9a-f]+\\.css)\".*", "$1");
        var sheet = open(address);
        sheet.hasStatus(200);
        assertThat(sheet.headers().getCacheControl()).contains("max-age=31536000");
        assertThat(sheet.html().length()).as("one small style sheet").isLessThan(15_000);
    }
}
