package org.hemicycle.web.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hemicycle.web.StandIn;
import org.hemicycle.web.WebTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Skipped, with a word, where no Chromium is on the PATH. With HEMICYCLE_SHOTS set, pictures of all pages go there. */
class PagesInTheBrowserTest extends WebTest {

    private static final int PHONE = 360;

    /** Run as it is: its builder for Playwright opens a second page for every check, which takes most of the time. */
    private static final String AXE = axeSource();

    private static @Nullable Chromium chromium;

    @BeforeAll
    static void startTheBrowser() {
        chromium = Chromium.start().orElse(null);
        if (chromium == null) {
            System.out.println("Skipped: no chromium on the PATH, so no page was opened in a browser.");
        }
        assumeTrue(chromium != null, "no chromium on the PATH");
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @AfterAll
    static void stopTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void answers() {
        for (StandIn service : new StandIn[] {CONTENT, EVENTS, NOTIFICATION, GATEWAY}) {
            service.answers("GET /actuator/health/readiness", "{\"status\":\"UP\"}")
                    .answers("GET /actuator/info", "{\"instance\":\"one-of-two\",\"build\":{\"version\":\"0.1.0\"}}")
                    .answers("GET /api/problems", """
                            [{"type":"/problems/visit-already-held","title":"Visit already held","status":409,"sentence":"The visit's last day is over."}]""");
        }
        EVENTS.answers("GET /api/visits/idea", 200, Map.of("ETag", "\"3\""), example("visit").replace("\"v1\"", "\"idea\"").replace("ANNOUNCED", "IDEA"))
                .answers("GET /api/visits/off", 200, Map.of("ETag", "\"9\""), example("visit").replace("\"v1\"", "\"off\"")
                        .replace("\"ANNOUNCED\"", "\"CANCELLED\",\"cancellationReason\":{\"en\":\"The borders are closed.\"}"));
        EVENTS.answers("GET /api/visits/plan", 200, Map.of("ETag", "\"12\""), example("plan"))
                .answers("GET /api/visits/plan/violations", example("violations"))
                .answers("GET /api/visits/plan/itinerary", example("itinerary"))
                .answers("GET /api/visits/plan/editions", example("editions"))
                .answers("GET /api/visits/plan/editions/1/differences/2", example("differences"))
                .answers("GET /api/visits/plan/publication", example("differences"))
                .answers("GET /api/visits/plan/tellings", example("sightings"))
                .answers("GET /api/access/due", example("access"))
                .answers("GET /api/visits/plan/access", example("access"))
                .answers("GET /api/visits/plan/delegates/d1/papers", "{}")
                .answers("GET /api/personal/abc/programme", example("programme"))
                .answers("GET /api/calendar-imports", "{\"items\":[%s]}".formatted(example("import")))
                .answers("GET /api/calendar-imports/i1", example("import"))
                .answers("GET /api/visits/plan/delegates/d1/contact", "{\"email\":\"dana@example.org\",\"language\":\"en\",\"timeZone\":\"Europe/Brussels\"}")
                .answers("GET /api/visits/plan/delegates/d1/needs", "{\"dietary\":\"No nuts (sample)\",\"eraseOn\":\"2027-03-17\"}");
        NOTIFICATION.answers("GET /api/tellings", example("tellings"));
        CONTENT.answers("GET /api/articles/p1", example("article"))
                .answers("GET /api/pieces", example("pieces"))
                .answers("GET /api/pieces/p1", 200, Map.of("ETag", "\"4\""), example("piece"))
                .answers("GET /api/pieces/p1/differences", example("piece-differences"));
        EVENTS.answers("GET /api/access-rules", example("access-rules")).answers("GET /api/travel", example("travel"))
                .answers("GET /api/places", example("places"))
                .answers("GET /api/places/be-palace/hours", "{\"building\":\"be-palace\",\"version\":2,\"hours\":{\"mon\":[\"09:00-12:30\",\"14:00-18:00\"]},\"certain\":true,\"source\":\"House rules (sample)\",\"checkedAt\":\"2027-01-20\",\"confidence\":\"official\"}");
        EVENTS.answers("GET /api/visits/plan/people/d1/links",
                "{\"name\":\"Dana Delegate (sample)\",\"page\":\"/fr/my/sKK_JuMQVUehB75uiX1LaI2F0Nx6yKpz4_HJ2SIrXnloZO18\",\"calendar\":\"/feeds/personal/JfEi0-zYjWdgRWtIvOOi4yYbtH4grJ0wYh2gcAJ8tBwT2xfi.ics\"}");
        EVENTS.answers("GET /api/briefings", "{\"items\":[%s]}".formatted(example("briefing")))
                .answers("GET /api/briefings/b1", 200, Map.of("ETag", "\"4\""), example("briefing"))
                .answers("GET /api/briefings/b1/registrations", example("registrations"))
                .answers("GET /api/briefings/b1/balance", example("balance"))
                .answers("GET /api/personal/tok/registration", example("invitation"))
                .answers("GET /api/personal/seat/registration", example("invitation").replace("\"state\":\"invited\"", "\"state\":\"confirmed\"")
                        .replace("\"answers\":[\"yes\",\"maybe\",\"delegate\",\"no\"]", "\"code\":\"K7MP2Q\",\"answers\":[\"delegate\",\"no\",\"transfer\"]"));
        CONTENT.answers("GET /api/coverage", example("coverage"));
        CONTENT.answers("GET /api/search", example("search"))
                .answers("GET /api/institutions/be-chamber", "{\"id\":\"be-chamber\",\"classification\":\"chamber\",\"area\":\"BE\",\"name\":{\"fr\":\"Chambre des représentants\"},\"source\":\"Its own page\",\"status\":\"official\"}")
                .answers("GET /api/people/p1", "{\"id\":\"p1\",\"name\":\"Marie Exemple (sample)\",\"sample\":true,\"organization\":\"be-chamber\",\"area\":\"BE\",\"role\":{\"en\":\"Member of the Chamber\"},\"status\":\"sample\"}");
        NOTIFICATION.answers("GET /api/bulletins", "{\"items\":[%s,%s]}".formatted(example("bulletin"), example("bulletin-sending")))
                .answers("GET /api/bulletins/u1", 200, Map.of("ETag", "\"3\""), example("bulletin"))
                .answers("GET /api/bulletins/u2", 200, Map.of("ETag", "\"5\""), example("bulletin-sending"))
                .answers("GET /api/bulletins/u1/preview", example("bulletin-preview"))
                .answers("GET /api/bulletins/u2/preview", example("bulletin-preview"))
                .answers("POST /api/audiences/size", "{\"total\":1204,\"languages\":{\"en\":800,\"fr\":300,\"de\":104}}");
        CONTENT.answers("GET /api/institutions", example("institutions").replaceFirst("\\[", """
                [{"id":"m-one","classification":"ngo","area":"BE","name":{"fr":"Un pont (exemple)"},"city":"Brussels"},"""));
        CONTENT.answers("GET /api/memberships", """
                {"items":[{"id":"m1","person":{"id":"p1","name":"Marie Exemple (sample)","sample":true},"post":{"id":"speaker",
                 "label":{"en":"Speaker (sample)"}},"organization":{"id":"be-chamber","name":{"fr":"Chambre des représentants"}},
                 "start":"2020-03","end":"2027","known":false,"source":"Invented"}]}""")
                .answers("GET /api/commitments/c1/office", """
                {"post":"speaker","label":{"en":"Speaker (sample)"},"on":"2027-02-01","contested":false,"madeBy":"NO","holders":[
                 {"id":"m2","person":{"id":"p2","name":"Otto Muster (sample)","sample":true},"asOf":"2026-12-02","known":false}]}""");
        CONTENT.answers("GET /api/commitments", "{\"items\":[%s]}".formatted(example("commitment")))
                .answers("GET /api/commitments/c1", example("commitment").replace("\"madeTo\"",
                        "\"office\":{\"id\":\"speaker\",\"label\":{\"en\":\"Speaker (sample)\"}},\"madeTo\""))
                .answers("GET /api/commitments/dossiers", "{\"items\":[%s]}".formatted(example("dossier")))
                .answers("GET /api/commitments/follow-ups", "{\"items\":[]}")
                .answers("GET /api/commitments/c2/dossier", 200, Map.of("ETag", "\"4\""), example("dossier"));
        NOTIFICATION.answers("GET /api/consumers", example("consumers"))
                .answers("GET /api/notices", example("notices"))
                .answers("GET /api/dead-letters", example("dead-letters"))
                .answers("GET /api/deliveries", example("deliveries"))
                .answers("GET /api/suppressions", example("suppressions"))
                .answers("GET /api/subscriber-imports", "{\"items\":[%s]}".formatted(example("subscriber-import")))
                .answers("GET /api/subscriber-imports/i9", example("subscriber-import"))
                .answers("GET /api/webhooks", "{\"items\":[%s]}".formatted(example("webhook")))
                .answers("GET /api/webhooks/0a1b", 200, Map.of("ETag", "\"3\""), example("webhook"))
                .answers("GET /api/webhooks/0a1b/attempts", example("attempts"))
                .answers("GET /api/preferences/xyz", "{\"language\":\"fr\",\"areas\":[\"BE\"],\"kinds\":[\"visit\"],\"cadence\":\"now\",\"state\":\"CONFIRMED\"}")
                .answers("POST /api/subscriptions", 202, Map.of(), "{}");
    }

    /** The page in the light of the desk, on a phone with everything opened, and in the dark. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "home,,/en/", "area,,/fr/areas/BE", "article,,/fr/articles/p1", "visit,,/en/visits/v1", "visit-cancelled,,/fr/visits/off", "calendar,,/de/calendar", "search,,/en/search?q=brussels&area=BE", "institution,,/de/institutions/be-chamber", "person,,/fr/people/p1",
        "subscribe,,/en/subscribe?area=BE", "sent,,/en/subscribe/sent", "confirm,,/de/confirm/abc",
        "preferences,,/fr/preferences/xyz?done=confirmed", "link,,/en/preferences/forged", "unsubscribe,,/en/unsubscribe/abc",
        "problems,,/problems?language=en", "problem,,/problems/visit-already-held?language=fr", "sign-in,,/fr/staff/visits",
        "visits,staff,/en/staff/visits", "access,staff,/fr/staff/access", "visit-access,staff,/de/staff/visits/plan/access", "visit-new,staff,/fr/staff/visits/new", "editor-idea,staff,/en/staff/visits/idea",
        "editor,staff,/de/staff/visits/v1?done=slot", "plan,staff,/en/staff/visits/plan", "plan-fr,staff,/fr/staff/visits/plan",
        "meeting,staff,/en/staff/visits/plan/meetings/m1", "meeting-offered,staff,/de/staff/visits/plan/meetings/m6",
        "delegation,staff,/en/staff/visits/plan/delegates", "delegate,staff,/fr/staff/visits/plan/delegates/d1?done=needs",
        "editions,staff,/en/staff/visits/plan/editions", "publication,staff,/fr/staff/visits/plan/publication",
        "documents,staff,/en/staff/visits/plan/documents", "tellings,staff,/en/staff/visits/plan/tellings", "my,,/en/my/abc", "my-fr,,/fr/my/abc?done=answered", "my-forged,,/de/my/forged",
        "feeds,staff,/fr/staff/feeds", "links,staff,/de/staff/visits/plan/people/d1/links", "places,staff,/en/staff/places", "rule,staff,/fr/staff/places/rules/be-palace-guest", "hours,staff,/de/staff/places/hours/be-palace", "imports,staff,/en/staff/imports", "import,staff,/de/staff/imports/i1",
        "briefings,staff,/en/staff/briefings", "briefing-new,staff,/de/staff/briefings/new", "briefing,staff,/en/staff/briefings/b1",
        "briefing-fr,staff,/fr/staff/briefings/b1", "door,staff,/en/staff/briefings/b1/check-in?token=abc", "briefing-public,,/fr/briefings/b1", "briefings-ahead,,/de/briefings",
        "invitation,,/en/invitations/tok", "invitation-seat,,/de/invitations/seat", "invitation-forged,,/en/invitations/forged",
        "deliveries,staff,/de/staff/deliveries?notice=visit-7f1c-2-0",
        "bulletins,staff,/en/staff/bulletins", "bulletin-new,staff,/de/staff/bulletins/new", "bulletin-edit,staff,/en/staff/bulletins/u1/edit",
        "bulletin,staff,/fr/staff/bulletins/u1?done=bulletin-saved", "bulletin-sending,staff,/en/staff/bulletins/u2",
        "coverage,,/de/coverage", "members,,/en/members", "commitments,,/fr/commitments", "commitment,,/en/commitments/c1", "commitment-desk,staff,/de/staff/commitments",
        "commitment-new,staff,/en/staff/commitments/new", "commitment-dossier,editor,/fr/desk/commitments/c2",
        "desk,editor,/en/desk/articles", "piece,editor,/en/desk/articles/p1", "piece-edit,editor,/de/desk/articles/p1/edit",
        "piece-differences,editor,/fr/desk/articles/p1/differences?from=1&to=2", "status,admin,/en/admin/status",
        "subscribers,admin,/fr/admin/subscribers", "subscriber-file,admin,/en/admin/subscribers/i9",
        "suppressions,admin,/de/admin/suppressions",
        "webhooks,admin,/en/admin/webhooks", "webhook,admin,/fr/admin/webhooks/0a1b"
    })
    void aPageIsAccessibleFitsAPhoneAndKeepsToThePolicy(String name, @Nullable String role, String path) {
        var complaints = new ArrayList<String>();
        try (BrowserContext context = context(role, true)) {
            Page page = context.newPage();
            page.onConsoleMessage(message -> note(message, complaints));
            page.onPageError(complaints::add);
            page.navigate(address(path));
            keepStill(page);
            shoot(page, name);
            page.setViewportSize(PHONE, 740);
            awaitWidth(page, PHONE);
            shoot(page, name + "-phone");
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).as("width on a phone").isEqualTo(PHONE);
            assertThat(smallTargets(page)).as("targets smaller than 44 px").isEmpty();
            assertAccessible(page, name);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(axe(page, "{runOnly: ['color-contrast']}")).as("contrast in the dark").isEmpty();
            shoot(page, name + "-phone-dark-open");
        }
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    @Test
    void somebodySignsUpWithoutAScriptAndWithoutAMouseAfterAMistake() {
        try (BrowserContext context = context(null, false)) {
            Page page = context.newPage();
            page.navigate(address("/en/subscribe"));
            page.getByLabel("E-mail address").fill("ada.example.org");
            page.getByLabel("France").press("Space");
            press(page, "Subscribe");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Enter an e-mail address");
            assertThat(page.getByRole(AriaRole.ALERT)).isFocused();
            assertThat(page.getByLabel("France")).isChecked();
            shoot(page, "subscribe-refused");
            page.getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK).press("Enter");
            assertThat(page.getByLabel("E-mail address")).isFocused();
            page.getByLabel("E-mail address").fill("ada@example.org");
            press(page, "Subscribe");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Check your mail"))).isVisible();
        }
        assertThat(NOTIFICATION.asked("POST /api/subscriptions")).hasSize(1);
    }

    @Test
    void staffWriteABulletinWithoutAScriptAndSeeTheLetterInItsFrame() {
        NOTIFICATION.answers("POST /api/bulletins", 201, Map.of("Location", "/api/bulletins/u1", "ETag", "\"1\""), example("bulletin"));
        try (BrowserContext context = context("staff", false)) {
            Page page = context.newPage();
            page.setViewportSize(PHONE, 740);
            page.navigate(address("/en/staff/bulletins/new"));
            page.locator("[id='bulletin-headline.en']").fill("News of spring");
            page.locator("[id='bulletin-body.en']").fill("We **meet**.");
            page.getByLabel("Belgium").press("Space");
            press(page, "How many are that?");
            assertThat(page.locator("#size")).containsText("1204 readers at this moment.");
            assertThat(page.locator("[id='bulletin-body.en']")).hasValue("We **meet**.");
            press(page, "Save as a draft");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("saved as a draft");
            page.locator("iframe.letter").scrollIntoViewIfNeeded();
            assertThat(page.frameLocator("iframe.letter").locator("h1")).hasText("News of spring (sample)");
            if (System.getenv("HEMICYCLE_SHOTS") != null) {
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(System.getenv("HEMICYCLE_SHOTS"), "bulletin-frame-phone.png")));
            }
        }
        assertThat(NOTIFICATION.asked("POST /api/bulletins").getFirst().body()).contains("\"areas\":[\"BE\"]");
    }

    @Test
    void staffAddAMeetingMeetAClashAndFindTheWayToIt() {
        EVENTS.answers("POST /api/visits/v1/meetings", 409, Map.of("Content-Type", "application/problem+json"), """
                {"type":"/problems/person-in-two-places","status":409,"detail":"Marie Exemple is already expected at “Committee on foreign affairs” at that time.",
                 "errors":[{"field":"start","message":"clashes with “Committee on foreign affairs” (Marie Exemple)"}],"person":"p1","meeting":"m1","visit":"v1"}""");
        try (BrowserContext context = context("staff", false)) {
            Page page = context.newPage();
            page.setViewportSize(390, 844);
            page.navigate(address("/en/staff/visits/v1"));
            page.locator("#add summary").press("Enter");
            var form = page.locator("#add");
            form.getByLabel("English").fill("Working lunch");
            form.getByLabel("Day").fill("2027-03-02");
            form.getByLabel("From", exactly()).fill("14:30");
            form.getByLabel("To", exactly()).fill("15:00");
            form.getByLabel("Building").selectOption("be-palace");
            form.getByLabel("Marie Exemple").press("Space");
            press(page, "Add the meeting");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("is already expected at");
            assertThat(page.locator("#add").getByLabel("English")).hasValue("Working lunch");
            assertThat(page.locator("#add").getByLabel("Marie Exemple")).isChecked();
            shoot(page, "editor-clash-phone");
            page.getByText("See the meeting that is in the way").press("Enter");
            assertThat(page.locator("#meeting-m1")).isInViewport();
        }
    }

    @Test
    void aStaleSaveShowsWhatIsSavedNow() {
        EVENTS.refuses("PUT /api/visits/v1/description", 412, "version-stale", "The record was changed by somebody else.");
        try (BrowserContext context = context("staff", true)) {
            Page page = context.newPage();
            page.navigate(address("/en/staff/visits/v1"));
            page.getByText("Change title, purpose, countries").click();
            page.locator("[id='description-title.en']").fill("My new title");
            page.locator("form[action$=description]").getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Somebody else changed this visit");
            assertThat(page.locator("[id='description-title.en']")).hasValue("My new title");
            shoot(page, "editor-stale");
            assertAccessible(page, "a stale save");
        }
    }

    @Test
    void aBarIsDraggedToAnotherTimeAndEscapePutsItBack() {
        EVENTS.answers("PUT /api/visits/plan/meetings/m2/slot", 200, Map.of("ETag", "\"13\""), "{}");
        try (BrowserContext context = context("staff", true)) {
            Page page = context.newPage();
            page.navigate(address("/en/staff/visits/plan"));
            Locator bar = page.locator(".bar[data-meeting=m2]");
            String at = bar.getAttribute("x");
            drag(page, bar, 200);
            page.keyboard().press("Escape");
            assertThat(bar).hasAttribute("x", at);
            page.mouse().up();
            drag(page, bar, 124);
            page.mouse().up();
            page.waitForURL("**done=slot**");
        }
        assertThat(EVENTS.asked("PUT /api/visits/plan/meetings/m2/slot")).singleElement().satisfies(asked ->
                assertThat(asked.body()).as("an hour and a half of the twelve shown are 124 of 992 pixels, from 15:40 to the next quarter")
                        .isEqualTo("{\"start\":\"2027-03-01T16:15:00Z\",\"end\":\"2027-03-01T17:15:00Z\"}"));
    }

    @Test
    void arrowKeysMoveTheTimesAndNothingIsSavedBeforeTheButton() {
        EVENTS.answers("PUT /api/visits/plan/meetings/m2/slot", 200, Map.of("ETag", "\"13\""), "{}");
        try (BrowserContext context = context("staff", true)) {
            Page page = context.newPage();
            page.navigate(address("/en/staff/visits/plan"));
            var item = page.locator("#meeting-m2");
            item.getByText("Move", new Locator.GetByTextOptions().setExact(false)).first().press("Enter");
            var later = item.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("15 minutes later"));
            later.press("ArrowDown");
            later.press("ArrowDown");
            assertThat(item.getByLabel("From", new Locator.GetByLabelOptions().setExact(true))).hasValue("15:50");
            assertThat(item.locator("[data-said]")).hasText("15:50–16:50");
            assertThat(EVENTS.asked("PUT /api/visits/plan/meetings/m2/slot")).isEmpty();
            item.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Move the meeting")).press("Enter");
            page.waitForURL("**done=slot**");
        }
    }

    @Test
    void whatSomebodyElseSavedIsShownAtOnceUnlessSomethingIsBeingTyped() {
        try (BrowserContext context = context("staff", true)) {
            context.route("**/api/visits/plan/live", route -> route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/event-stream")
                    .setBody("retry: 200\nevent: changed\ndata: {\"version\":" + (EVENTS.asked("GET /api/visits/plan").size() < 2 ? 12 : 13) + "}\n\n")));
            Page page = context.newPage();
            page.navigate(address("/en/staff/visits/plan"));
            EVENTS.answers("GET /api/visits/plan", 200, Map.of("ETag", "\"13\""), example("plan").replace("Group coordinators", "Coordinators of all groups"));
            page.evaluate("fetch(location.pathname)");
            assertThat(page.locator("#meeting-m2 h4")).hasText("Coordinators of all groups");
            assertThat(page.locator("#live")).containsText("Somebody else has just changed this visit.");
            page.navigate("about:blank");
        }
    }

    @Test
    void anAnswerMovesTheMeterAlsoUnderTheHandsOfSomebodyWhoTypes() {
        try (BrowserContext context = context("staff", true)) {
            context.route("**/api/briefings/b1/live", route -> route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/event-stream")
                    .setBody("retry: 200\nevent: changed\ndata: {\"version\":" + (EVENTS.asked("GET /api/briefings/b1").size() < 2 ? 31 : 32) + "}\n\n")));
            Page page = context.newPage();
            page.navigate(address("/en/staff/briefings/b1"));
            assertThat(page.getByText("Show the numbers as they are now")).isHidden();
            page.locator("#form-quotas summary").click();
            page.locator("#form-quotas").getByLabel("Seats", exactly()).fill("7");
            EVENTS.answers("GET /api/briefings/b1", 200, Map.of("ETag", "\"4\""), example("briefing").replace("\"saved\":31", "\"saved\":32").replace("\"confirmed\":2", "\"confirmed\":3"));
            page.evaluate("fetch(location.pathname)");
            assertThat(page.locator("#meter")).containsText("3 confirmed");
            assertThat(page.locator("#live")).containsText("Somebody has answered");
            assertThat(page.locator("#form-quotas").getByLabel("Seats", exactly())).hasValue("7");
            // The page asks again and again; a question that comes while the context closes would be an error.
            page.navigate("about:blank");
        }
    }

    @Test
    void staffEnterWhatTheyLookedUpAndHandOutAddressesWithoutAScript() {
        EVENTS.answers("PUT /api/travel/Brussels/London", "{}").answers("PUT /api/feeds/mine", "{\"path\":\"/feeds/personal/mine.ics\",\"url\":\"\"}");
        try (BrowserContext context = context("staff", false)) {
            Page page = context.newPage();
            page.navigate(address("/en/staff/places"));
            page.locator("#form-journey summary").press("Enter");
            page.getByLabel("Begins at").selectOption("Brussels");
            page.getByLabel("Ends at").selectOption("London");
            page.getByLabel("Minutes").fill("205");
            page.getByLabel("Source").fill("Timetable (sample)");
            press(page, "Save");
            assertThat(page.getByText("The journey is saved, and counts from now on.")).isVisible();
            page.navigate(address("/en/staff/feeds"));
            press(page, "Show my address");
            assertThat(page.locator("code")).containsText("/feeds/personal/mine.ics");
            page.navigate(address("/en/staff/visits/plan/people/d1/links"));
            assertThat(page.locator("code").first()).containsText("/fr/my/");
            page.navigate(address("/en/staff/briefings/b1"));
            page.getByText("Show the numbers as they are now").press("Enter");
            assertThat(page).hasURL(address("/en/staff/briefings/b1#balance"));
        }
        assertThat(EVENTS.asked("PUT /api/travel/Brussels/London")).hasSize(1);
    }

    @Test
    void theFirstStopOfTheKeyboardLeadsToTheContent() {
        try (BrowserContext context = context(null, true)) {
            Page page = context.newPage();
            page.navigate(address("/en/"));
            page.keyboard().press("Tab");
            assertThat(page.getByText("Skip to the content")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).isFocused();
        }
    }

    @Test
    void theLanguageSwitchStaysOnThePage() {
        try (BrowserContext context = context(null, true)) {
            Page page = context.newPage();
            page.navigate(address("/en/areas/BE"));
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Deutsch")).click();
            assertThat(page).hasURL(address("/de/areas/BE"));
            assertThat(page.locator("h1")).hasText("Belgien");
        }
    }

    @Test
    void theStatusPageRenewsItself() {
        try (BrowserContext context = context("admin", true)) {
            Page page = context.newPage();
            page.navigate(address("/en/admin/status"));
            assertThat(page.getByText("12 messages wait")).isVisible();
            NOTIFICATION.answers("GET /api/consumers", example("consumers").replace("\"lag\":12", "\"lag\":3"));
            assertThat(page.getByText("3 messages wait")).isVisible();
        }
    }

    @Test
    void aPageIsLight() {
        try (BrowserContext context = context(null, true)) {
            Page page = context.newPage();
            var loaded = new ArrayList<Response>();
            page.onResponse(loaded::add);
            page.navigate(address("/en/"));
            // Bodies are read when all have come: inside the callback the context may already be closing.
            page.waitForLoadState(LoadState.NETWORKIDLE);
            int bytes = List.copyOf(loaded).stream().mapToInt(response -> response.body().length).sum();
            assertThat(bytes).as("everything the front page loads").isLessThan(40_000);
        }
    }

    /** A part that renews itself every few seconds would be exchanged under the hands of whoever looks it over. */
    private static void keepStill(Page page) {
        page.evaluate("for (const step of ['htmx:beforeRequest', 'htmx:beforeSwap']) document.addEventListener(step, one => one.preventDefault(), true)");
    }

    /** A window is made smaller by another process than the one that measures the page in it. */
    private static void awaitWidth(Page page, int width) {
        page.evaluate("""
                new Promise(done => {
                  const look = () => innerWidth === %d || performance.now() > 120000 ? done() : setTimeout(look, 20);
                  look();
                })""".formatted(width));
    }

    private static void drag(Page page, Locator bar, int pixels) {
        bar.scrollIntoViewIfNeeded();
        var box = Objects.requireNonNull(bar.boundingBox());
        page.mouse().move(box.x + 6, box.y + 15);
        page.mouse().down();
        page.mouse().move(box.x + 6 + pixels / 2.0, box.y + 15);
        page.mouse().move(box.x + 6 + pixels, box.y + 15);
    }

    /** By the keyboard, which needs no script to know whether the button stands still. */
    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).press("Enter");
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    private static void note(ConsoleMessage message, List<String> complaints) {
        // A page that is an error page by design is no complaint.
        if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
            complaints.add(message.text());
        }
    }

    private static void assertAccessible(Page page, String what) {
        page.evaluate(AXE);
        assertThat(axe(page, "{}")).as("axe on " + what).isEmpty();
    }

    private static List<?> axe(Page page, String options) {
        return (List<?>) Objects.requireNonNull(page.evaluate(
                "axe.run(document, Object.assign({resultTypes: ['violations']}, " + options + "))"
                        + ".then(found => found.violations.map(one => one.id + ': ' + one.help + ' at '"
                        + " + one.nodes.map(node => node.html).join(' and ')))"));
    }

    private static String axeSource() {
        try (var in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Links inside sentences may be smaller (WCAG 2.5.8); what is operated with a thumb may not. */
    private static List<?> smallTargets(Page page) {
        return (List<?>) Objects.requireNonNull(page.evaluate("""
                [...document.querySelectorAll('button, .button, select, textarea, summary, label.check, header a, footer a, input:not([type=hidden]):not([type=checkbox]):not([type=radio])')]
                  .map(one => [one.getBoundingClientRect(), one.outerHTML.slice(0, 120)])
                  .filter(([box]) => box.width > 0 && box.height < 43.5)
                  .map(([box, html]) => box.height + ' ' + html)"""));
    }

    private static void shoot(Page page, String name) {
        String folder = System.getenv("HEMICYCLE_SHOTS");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        }
    }

    private BrowserContext context(@Nullable String role, boolean script) {
        var options = new Browser.NewContextOptions()
                .setViewportSize(1200, 800)
                .setColorScheme(ColorScheme.LIGHT)
                // Else a page is still scrolling while the place of something on it is measured.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setJavaScriptEnabled(script);
        if (role != null) {
            options.setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + token(role)));
        }
        return Objects.requireNonNull(chromium).visitor(options);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
