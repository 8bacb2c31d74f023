package org.hemicycle.notification.bulletin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.notification.subscriber.Readership;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bulletin may say. */
class TextTest {

    private static final Readership ALL = new Readership(List.of(), List.of("visit"), List.of(), List.of("now"));

    private static List<Fault> faults(Map<String, @Nullable String> subject, Map<String, @Nullable String> body, Readership readership) {
        var faults = new ArrayList<Fault>();
        Text.of(subject, body, readership, faults);
        return faults;
    }

    private static List<Fault> faultsOfBody(String body) {
        return faults(Map.of("en", "Spring"), Map.of("en", body), ALL);
    }

    private static void has(List<Fault> faults, RefusalKind kind, String field) {
        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(kind);
            assertThat(fault.field()).isEqualTo(field);
        });
    }

    @Test
    void isInAnyOfTheLanguagesTheFirstBeingTheOriginal() {
        var subject = new LinkedHashMap<String, @Nullable String>(Map.of());
        subject.put("fr", " Printemps ");
        subject.put("en", "Spring");
        var faults = new ArrayList<Fault>();
        assertThat(Text.of(subject, Map.of("en", "We meet.", "fr", "Rencontres."), ALL, faults))
                .containsExactly(new Text("fr", "Printemps", "Rencontres."), new Text("en", "Spring", "We meet."));
        assertThat(faults).isEmpty();
    }

    @Test
    void lacksNeitherSubjectNorTextInALanguageThatIsBegun() {
        has(faults(Map.of("en", "Spring", "fr", "Printemps"), Map.of("en", "We meet."), ALL),
                BulletinRefusal.BULLETIN_LANGUAGE_MISSING, "body.fr");
        has(faults(Map.of("en", "Spring"), Map.of("en", "We meet.", "de", "Treffen."), ALL),
                BulletinRefusal.BULLETIN_LANGUAGE_MISSING, "subject.de");
        has(faults(Map.of(), Map.of(), ALL), BulletinRefusal.BULLETIN_LANGUAGE_MISSING, "subject");
        has(faults(Map.of("pl", "Wiosna"), Map.of(), ALL), CommonRefusal.INVALID_FIELD, "subject.pl");
    }

    @Test
    void isThereInEveryLanguageThatItIsExpresslyFor() {
        var german = new Readership(List.of(), List.of("visit"), List.of("en", "de"), List.of("now"));
        has(faults(Map.of("en", "Spring"), Map.of("en", "We meet."), german), BulletinRefusal.BULLETIN_LANGUAGE_MISSING, "subject.de");
        assertThat(faults(Map.of("en", "Spring"), Map.of("en", "We meet."), ALL)).as("who reads German gets the original").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Spring\r\nBcc: all@example.org", "Spring\nX: y", "Spring\u0000", "Spring\u2028Summer", "a\u007Fb", "\uD800"})
    void hasNoSubjectThatCouldBecomeAHeader(String subject) {
        has(faults(Map.of("en", subject), Map.of("en", "We meet."), ALL), BulletinRefusal.SUBJECT_UNFIT, "subject.en");
    }

    @Test
    void isNotLongerThanPeopleRead() {
        has(faults(Map.of("en", "x".repeat(151)), Map.of("en", "We meet."), ALL), CommonRefusal.INVALID_FIELD, "subject.en");
        has(faultsOfBody("x".repeat(50_001)), CommonRefusal.INVALID_FIELD, "body.en");
        has(faultsOfBody("a\u0007b"), CommonRefusal.INVALID_FIELD, "body.en");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<script>alert(1)</script>", "Hello <b>you</b>", "<!-- hidden -->", "text\n\n<div>x</div>", "![pixel](https://tracker.example/p.gif)",
        "<img src=x onerror=alert(1)>", "[x](https://a.example) <iframe src='//b'></iframe>"})
    void hasNoHtmlAndNoPictures(String body) {
        has(faultsOfBody(body), BulletinRefusal.MARKUP_REFUSED, "body.en");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,hi)", "[x](//evil.example)", "[x](/relative)",
        "[x][1]\n\n[1]: vbscript:x", "<ftp://files.example/x>"})
    void linksOnlyWhereAReaderCanSafelyGo(String body) {
        has(faultsOfBody(body), BulletinRefusal.LINK_UNSAFE, "body.en");
    }

    @Test
    void mayWriteOfWhatIsRefusedInCode() {
        assertThat(faultsOfBody("Write `<b>` for bold, 2 < 3 & 4 > 1, and [ask](mailto:us@example.org) or see <https://a.example>.")).isEmpty();
    }

    @Test
    void becomesHtmlAndTextWithNothingLost() {
        var prose = new Prose("# Agenda\n\nWe **meet** in [Brussels](https://a.example/?a=1&b=2).\n\n- one\n- two\n\n> quoted");
        assertThat(prose.html()).contains("<h2 style=", ">Agenda</h2>", "<strong>meet</strong>",
                "href=\"https://a.example/?a=1&amp;b=2\"", "<li>one</li>", "<blockquote style=");
        assertThat(prose.text()).contains("Agenda\n", "We meet in \"Brussels\" (https://a.example/?a=1&b=2).", "- one\n- two");
    }

    @Test
    void wouldEscapeWhatIsRefusedShouldItEverGetThere() {
        assertThat(new Prose("<script>alert(1)</script> <b>x</b> [y](javascript:alert(1))").html())
                .doesNotContain("<script", "<b>", "href=\"javascript");
    }

    @Test
    void saysHowManyReadersThereAreInWords() {
        String plural = "You are one of {readers, plural, one {# reader} other {# readers}}.";
        assertThat(new Text("en", "For {readers}", plural).filled(1200)).isEqualTo(new Text("en", "For 1,200", "You are one of 1,200 readers."));
        assertThat(new Text("en", "x", plural).filled(1).body()).isEqualTo("You are one of 1 reader.");
        assertThat(new Text("fr", "x", "{readers,plural,=0{personne}one{# lecteur}other{# lecteurs}}").filled(0).body()).isEqualTo("personne");
        assertThat(new Text("fr", "x", "{readers,plural,one{# lecteur}other{# lecteurs}}").filled(0).body()).isEqualTo("0 lecteur");
        assertThat(new Text("en", "x", "{ } {1} { not a blank }").filled(3).body()).isEqualTo("{ } {1} { not a blank }");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{readers, plural, one {# reader}}", "{readers, plural, other {# readers}}", "{readers, plural, one {# reader} other {# readers}",
        "{readers, plural}", "{readers, select, one {x} other {y}}", "{readers, plural, one {x} other {y} nonsense}", "{readers, plural, one {x other {y}}"})
    void lacksNoFormOfAPlural(String body) {
        has(faultsOfBody(body), BulletinRefusal.PLURAL_INCOMPLETE, "body.en");
        has(faults(Map.of("en", body), Map.of("en", "x"), ALL), BulletinRefusal.PLURAL_INCOMPLETE, "subject.en");
    }

    @Test
    void hasNoBlankThatNothingIsPutInto() {
        has(faultsOfBody("Dear {name},"), BulletinRefusal.BLANK_UNKNOWN, "body.en");
    }
}
