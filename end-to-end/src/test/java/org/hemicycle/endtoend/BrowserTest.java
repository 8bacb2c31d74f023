package org.hemicycle.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The main story as people live it, in a real browser; skipped, with a word, where there is none. */
@ExtendWith(OnRunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

    private static final String READER = "lectrice@browser.example";
    private static final int PHONE = 390;

    private final RunningSystem system;
    private final Mailbox mailbox;
    private @Nullable Chromium chromium;

    BrowserTest(RunningSystem system, Mailbox mailbox) {
        this.system = system;
        this.mailbox = mailbox;
    }

    @BeforeAll
    void startTheBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        chromium = Chromium.start().orElse(null);
        if (chromium == null) {
            System.out.println("Skipped: no chromium on the PATH, so the story was not played in a browser.");
        }
        assumeTrue(chromium != null, "no chromium on the PATH");
    }

    @AfterAll
    void stopTheBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aReaderSignsUpStaffScheduleAndAnnounceAndTheReaderIsTold() {
        // A year in which no other test asks for anybody.
        LocalDate day = LocalDate.of(2033, 5, 12);
        signUpOnAPhoneWithoutScripts();

        String visit;
        try (BrowserContext staff = visitor(true, 1280)) {
            Page page = staff.newPage();
            page.navigate(address("/en/staff/visits"));
            signIn(page, "staff");
            page.navigate(address("/en/staff/visits"));
            Chromium.examine(page, "staff-visits");
            createVisit(page, day);
            addMeeting(page, "Hearing (sample)", day, "14:00", "15:00");
            assertThat(meeting(page, "Hearing (sample)")).isVisible();
            addMeeting(page, "Another hearing (sample)", day, "14:30", "15:30");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Hearing (sample)");
            Chromium.examine(page, "staff-clash");
            page.navigate(page.url().replaceAll("(/staff/visits/[^/?#]+).*", "$1"));
            press(page, "Announce this visit");
            assertThat(page.getByText("This visit is public")).isVisible();
            Chromium.examine(page, "staff-announced");
            visit = page.url().replaceAll(".*/staff/visits/([^/?#]+).*", "$1");
        }

        Mail mail = mailbox.await("the mail about the visit", 1,
                one -> one.to().equals(READER) && one.text().contains("/visits/" + visit)).getFirst();
        assertThat(mail.subject() + mail.text()).contains("Délégation du navigateur");
        try (BrowserContext reader = visitor(true, PHONE)) {
            Page page = reader.newPage();
            page.navigate(address("/fr/visits/" + visit));
            assertThat(page.locator("h1")).hasText("Délégation du navigateur");
            assertThat(page.getByText("Hearing (sample)").first()).isVisible();
            Chromium.examine(page, "visit-phone-fr");
            page.navigate(address("/fr/areas/BE"));
            Chromium.examine(page, "area-phone-fr");
        }
    }

    /** Plan, violate, mend, announce, move, publish: and the one whom it concerns is told, and answers from the mail. */
    @Test
    void staffMendWhatTheRulesForbidAndADelegateSeesWhatMoved() {
        LocalDate day = LocalDate.of(2055, 6, 9).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
        String address = "dora@browser.example";
        try (BrowserContext staff = visitor(true, 1280)) {
            Page page = staff.newPage();
            page.navigate(address("/en/staff/visits"));
            signIn(page, "staff");
            page.navigate(address("/en/staff/visits"));
            createVisit(page, day);
            String home = page.url().replaceAll("(/staff/visits/[^/?#]+).*", "$1");
            nameDelegate(page, home, address);

            page.navigate(home);
            addMeeting(page, "Morning talk (sample)", day, "14:00", "15:00", "berlaymont");
            assertThat(meeting(page, "Morning talk (sample)")).isVisible();
            addMeeting(page, "Far away (sample)", day, "15:15", "16:00", "ep-strasbourg");
            assertThat(meeting(page, "Far away (sample)")).isVisible();
            Chromium.examine(page, "story-planned");
            assertThat(meeting(page, "Far away (sample)").locator(".violations .bad")).isVisible();
            Chromium.examine(page, "story-violation");
            press(page, "Announce this visit");
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            Chromium.examine(page, "story-refused");

            page.navigate(home);
            move(page, "Far away (sample)", day.plusDays(1), "14:00", "15:00");
            assertThat(page.locator(".violations .bad")).hasCount(0);
            press(page, "Announce this visit");
            assertThat(page.getByText("This visit is public")).isVisible();

            move(page, "Morning talk (sample)", day, "11:00", "12:00");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("See what would be told, and publish")).click();
            assertThat(page.getByText("Dora Sample").first()).isVisible();
            Chromium.examine(page, "story-publication");
            press(page, "Publish edition 2 and tell them");
            assertThat(page.getByText("Edition 2 is published").first()).isVisible();
            Chromium.examine(page, "story-published");
        }

        Mail mail = mailbox.await("the delegate's mail about the move", 1, one -> one.to().equals(address) && one.text().contains("11:00")).getFirst();
        try (BrowserContext delegate = visitor(false, PHONE)) {
            Page page = delegate.newPage();
            page.navigate(address("/fr/my/" + mail.token("my")));
            assertThat(page.getByText("11:00").first()).isVisible();
            Chromium.picture(page, "story-delegate-phone");
            page.locator("button[name=partstat][value=ACCEPTED]").first().press("Enter");
            assertThat(page.locator("button[name=partstat][value=ACCEPTED][aria-pressed=true]").first()).isVisible();
        }
    }

    private void nameDelegate(Page page, String home, String address) {
        page.navigate(home + "/delegates");
        page.locator("[name='delegates.0.name']").fill("Dora Sample");
        page.locator("[name='delegates.0.languages']").fill("fr");
        page.locator("#form-delegates button").press("Enter");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Dora Sample")).click();
        page.locator("#form-contact [name=email]").fill(address);
        page.locator("#form-contact [name=language]").selectOption("fr");
        page.locator("#form-contact [name=timeZone]").selectOption("Europe/Brussels");
        page.locator("#form-contact button").press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS).first()).isVisible();
    }

    private static void move(Page page, String summary, LocalDate day, String from, String to) {
        Locator form = meeting(page, summary).locator("details[id^=form-slot_]");
        form.locator("summary").click();
        form.locator("[name=day]").fill(day.toString());
        form.locator("[name=from]").fill(from);
        form.locator("[name=to]").fill(to);
        form.getByRole(AriaRole.BUTTON).first().press("Enter");
        assertThat(meeting(page, summary).locator(".when")).containsText(from);
    }

    /** A meeting in the list of the plan, by its heading. */
    private static Locator meeting(Page page, String summary) {
        return page.locator("li[id^=meeting-]").filter(new Locator.FilterOptions()
                .setHas(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(summary).setExact(true))));
    }

    private void signUpOnAPhoneWithoutScripts() {
        try (BrowserContext reader = visitor(false, PHONE)) {
            Page page = reader.newPage();
            page.navigate(address("/fr/subscribe?area=BE"));
            page.locator("#subscribe-email, [name=email]").first().fill(READER);
            page.locator("[name=language][value=fr]").check();
            page.locator("[name=kinds][value=visit]").check();
            page.locator("[name=areas][value=BE]").check();
            Chromium.picture(page, "subscribe-phone-no-script");
            page.locator("main form button").press("Enter");
            page.waitForURL("**/fr/subscribe/sent");
            Mail mail = mailbox.await("the mail to confirm", 1, one -> one.to().equals(READER)).getFirst();
            page.navigate(address("/fr/confirm/" + mail.token("confirm")));
            press(page, "Oui, écrivez-moi");
            page.waitForURL("**/fr/preferences/**");
            Chromium.picture(page, "preferences-phone-no-script");
        }
    }

    private void createVisit(Page page, LocalDate day) {
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("New visit")).click();
        page.locator("[name='title.en']").fill("Delegation of the browser");
        page.locator("[name='title.fr']").fill("Délégation du navigateur");
        page.locator("[name='purpose.en']").fill("Sample people meet sample people.");
        page.locator("[name=hostAreas][value=BE]").check();
        page.locator("[name='window.start']").fill(day.toString());
        page.locator("[name='window.end']").fill(day.plusDays(1).toString());
        page.locator("[name=timeZone]").selectOption("Europe/Brussels");
        Chromium.examine(page, "staff-new-visit");
        press(page, "Create the visit");
        assertThat(page.locator("h1")).hasText("Delegation of the browser");
        Chromium.examine(page, "staff-editor");
    }

    private void addMeeting(Page page, String summary, LocalDate day, String from, String to) {
        addMeeting(page, summary, day, from, to, null);
    }

    private void addMeeting(Page page, String summary, LocalDate day, String from, String to, @Nullable String building) {
        Locator form = page.locator("#add");
        if (form.getAttribute("open") == null) {
            form.locator("summary").click();
        }
        form.locator("[name='summary.en']").fill(summary);
        form.locator("[name=day]").fill(day.toString());
        form.locator("[name=from]").fill(from);
        form.locator("[name=to]").fill(to);
        Locator buildings = form.locator("[name=building]");
        if (building == null) {
            buildings.selectOption(new SelectOption().setIndex(1));
        } else {
            buildings.selectOption(building);
            form.locator("[name=delegates]").first().check();
        }
        form.locator("[name=interlocutors]").first().check();
        form.locator("[name=visibility][value=public]").check();
        press(page, "Add the meeting");
    }

    @Test
    void administratorsSeeWhatRunsAndOthersDoNot() {
        try (BrowserContext admin = visitor(true, 1280); BrowserContext editor = visitor(true, 1280)) {
            Page page = admin.newPage();
            page.navigate(address("/en/admin/status"));
            signIn(page, "admin");
            page.navigate(address("/en/admin/status"));
            assertThat(page.getByText("notification-service-1").first()).isVisible();
            Chromium.examine(page, "admin-status");
            page.setViewportSize(PHONE, 844);
            Chromium.examine(page, "admin-status-phone");
            press(page, "Sign out");
            page.waitForURL(url -> !url.contains("/admin/"));
            page.navigate(address("/en/admin/status"));
            assertThat(page.getByText("notification-service-1")).hasCount(0);

            Page refused = editor.newPage();
            refused.navigate(address("/en/"));
            refused.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Sign in")).click();
            signIn(refused, "editor");
            var answer = Objects.requireNonNull(refused.navigate(address("/en/admin/status")));
            assertThat(answer.status()).isEqualTo(403);
            Chromium.examine(refused, "admin-status-refused");
            refused.navigate(address("/en/desk/articles"));
            Chromium.examine(refused, "desk");
        }
    }

    @Test
    void publicPagesAreAccessibleAndFitAPhone() {
        try (BrowserContext reader = visitor(true, PHONE)) {
            Page page = reader.newPage();
            for (String path : new String[] {"/en/", "/de/calendar", "/en/subscribe", "/problems"}) {
                page.navigate(address(path));
                Chromium.examine(page, "phone" + path.replace('/', '-'));
            }
        }
    }

    /** Goes through the provider's page, where it was sent from the platform. */
    private void signIn(Page page, String user) {
        if (!page.url().startsWith(system.issuer().toString())) {
            page.navigate(address("/oauth2/authorization/hemicycle"));
        }
        Chromium.examine(page, "sign-in-" + user);
        page.getByLabel("User name").fill(user);
        page.getByLabel("Password").fill("hemicycle");
        press(page, "Sign in");
        page.waitForURL(system.url() + "/**");
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true)).press("Enter");
    }

    private BrowserContext visitor(boolean scripts, int width) {
        return Objects.requireNonNull(chromium).visitor(scripts, width, 844);
    }

    private String address(String path) {
        return system.url() + path;
    }
}
