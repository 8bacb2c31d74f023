package org.hemicycle.events.reply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Properties;
import org.hemicycle.events.ApiTest;
import org.hemicycle.events.Days;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Invitations out and replies back, with the mails that calendars really send. */
class RepliesApiTest extends ApiTest {

    private static int months;

    private final String month = "2029-%02d".formatted(1 + months++ % 12);
    private String visit;

    @Autowired
    private ReplyMailbox mailbox;

    private String meeting;

    @BeforeEach
    void danaIsExpectedAtAPublishedMeeting() {
        visit = json(staff(POST, "/api/visits", """
                {"title":{"en":"Invited (sample)"},"purpose":{"en":"To be asked"},"hostAreas":["BE"],
                 "window":{"start":"%s-06","end":"%s-10"},"timeZone":"Europe/Brussels",
                 "delegates":[{"id":"d-1","name":"Dana Sample","role":"head","languages":["en"]},
                              {"id":"d-2","name":"Émile Sample","role":"delegate","languages":["fr"]}]}""".formatted(month, month))).get("id").asString();
        meeting = change(POST, visit, "/meetings", """
                {"summary":{"en":"Asked (sample)"},"start":"%s-07T14:00","end":"%s-07T15:00","timeZone":"Europe/Brussels","building":"ep-brussels",
                 "interlocutors":[],"delegates":["d-1","d-2"],"visibility":"internal"}""".formatted(month, month)).at("/meetings/0/id").asString();
        assertThat(http.perform(by(put("/api/visits/" + visit + "/delegates/d-1/contact").contentType("application/json")
                .content("{\"email\":\"dana@sample.example\",\"language\":\"en\",\"timeZone\":\"Europe/Brussels\"}"), "needs:write"))).hasStatus2xxSuccessful();
    }

    private MvcTestResult invitation(String person, String permission) {
        return http.perform(by(get("/api/visits/" + visit + "/meetings/" + meeting + "/people/" + person + "/invitation.ics"), permission));
    }

    private VEvent invited(String method) throws Exception {
        var answer = invitation("d-1", "concerns:read");
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getContentType()).contains("method=" + method);
        String text = new String(answer.getResponse().getContentAsByteArray(), UTF_8);
        assertThat(text.replace("\r\n ", "")).contains("METHOD:" + method).doesNotContain("milesample");
        ICalendar calendar = Biweekly.parse(text).first();
        assertThat(calendar.validate(biweekly.ICalVersion.V2_0).isEmpty()).as("%s", calendar.validate(biweekly.ICalVersion.V2_0)).isTrue();
        assertThat(calendar.getEvents()).hasSize(1);
        return calendar.getEvents().getFirst();
    }

    @Test
    void asksOnePersonAndTellsThemWhenItIsCancelled() throws Exception {
        refused(invitation("d-1", "concerns:read"), 409, "meeting-not-published");
        change(PUT, visit, "/announcement", "{}");
        VEvent request = invited("REQUEST");
        assertThat(request.getUid().getValue()).isEqualTo(visit + "/" + meeting + "@localhost");
        assertThat(request.getAttendees()).singleElement().satisfies(attendee -> {
            assertThat(attendee.getEmail()).isEqualTo("dana@sample.example");
            assertThat(attendee.getRsvp()).isTrue();
            assertThat(attendee.getParticipationStatus()).isEqualTo(ParticipationStatus.NEEDS_ACTION);
            assertThat(attendee.getCalendarUserType().getValue()).isEqualToIgnoringCase("INDIVIDUAL");
        });
        assertThat(request.getOrganizer().getEmail()).isNotBlank();

        var letter = http.perform(by(get("/api/concerns/visit/" + visit + "/people/d-1?matter=programme-changed&since=0"), "concerns:read"));
        assertThat(letter).hasStatusOk().bodyJson().extractingPath("$.invitation").asString().as("goes with the letter").contains("METHOD:REQUEST", "UID:" + visit);

        refused(invitation("d-2", "concerns:read"), 409, "address-unknown");
        refused(invitation("d-9", "concerns:read"), 404, "attendance-unknown");
        refused(invitation("d-1", "visits:read"), 403, "permission-missing");

        change(PUT, visit, "/meetings/" + meeting + "/cancellation", "{}");
        change(PUT, visit, "/publication", "{}");
        VEvent cancel = invited("CANCEL");
        assertThat(cancel.getSequence().getValue()).isGreaterThan(request.getSequence().getValue());
        assertThat(cancel.getStatus().isCancelled()).isTrue();
        assertThat(cancel.getUid().getValue()).isEqualTo(request.getUid().getValue());
    }

    @Test
    void takesAnInvitationBackFromWhomAnEditionDropped() throws Exception {
        String with = "{\"interlocutors\":[\"sample-cleo\"],\"delegates\":[\"d-1\",\"d-2\"]}";
        String without = "{\"interlocutors\":[],\"delegates\":[\"d-2\"]}";
        change(PUT, visit, "/meetings/" + meeting + "/details", with);
        assertThat(http.perform(by(put("/api/contacts/sample-cleo").contentType("application/json")
                .content("{\"email\":\"cleo@sample.example\",\"language\":\"en\",\"timeZone\":\"Europe/Brussels\"}"), "needs:write"))).hasStatus2xxSuccessful();
        change(PUT, visit, "/announcement", "{}");
        VEvent request = invited("REQUEST");
        change(PUT, visit, "/meetings/" + meeting + "/details", without);
        invited("REQUEST");
        change(PUT, visit, "/publication", "{}");

        VEvent cancel = invited("CANCEL");
        assertThat(cancel.getUid().getValue()).isEqualTo(request.getUid().getValue());
        assertThat(cancel.getSequence().getValue()).isGreaterThan(request.getSequence().getValue());
        assertThat(cancel.getAttendees()).singleElement().satisfies(attendee -> assertThat(attendee.getEmail()).isEqualTo("dana@sample.example"));
        for (String person : List.of("d-1", "sample-cleo")) {
            var letter = http.perform(by(get("/api/concerns/visit/" + visit + "/people/" + person + "?matter=programme-changed&since=1"), "concerns:read"));
            assertThat(letter).as(person).hasStatusOk().bodyJson().extractingPath("$.invitation").asString().contains("METHOD:CANCEL", "UID:" + visit);
            assertThat(letter).bodyJson().extractingPath("$.changes[0].kind").isEqualTo("meeting-cancelled");
        }
        refused(http.perform(by(get("/api/concerns/visit/" + visit + "/people/sample-ben?matter=programme-changed&since=1"), "concerns:read")), 404, "person-not-concerned");
        refused(reply("message/rfc822", mail("dana@sample.example", calendar("dana@sample.example", "ACCEPTED", 1)), ""), 422, "reply-attendee-unknown");

        change(PUT, visit, "/meetings/" + meeting + "/details", with);
        change(PUT, visit, "/publication", "{}");
        assertThat(invited("REQUEST").getSequence().getValue()).isGreaterThan(cancel.getSequence().getValue());
        assertThat(reply("message/rfc822", mail("dana@sample.example", calendar("dana@sample.example", "ACCEPTED", 0)), "")).as("to the invitation that was taken back")
                .hasStatusOk().bodyText().contains("STALE");
        assertThat(reply("message/rfc822", mail("dana@sample.example", calendar("dana@sample.example", "ACCEPTED", 2)), "")).hasStatusOk().bodyText().contains("NOTED");
    }

    private String calendar(String attendee, String partstat, int sequence) {
        return ("BEGIN:VCALENDAR\nMETHOD:REPLY\nPRODID:-//Somebody//Else//EN\nVERSION:2.0\nBEGIN:VEVENT\nUID:%s/%s@localhost\nSEQUENCE:%d\nDTSTAMP:20290101T000000Z\n"
                + "ATTENDEE;PARTSTAT=%s;CN=Somebody:MAILTO:%s\nORGANIZER:mailto:calendar@localhost\nEND:VEVENT\nEND:VCALENDAR\n")
                .formatted(visit, meeting, sequence, partstat, attendee).replace("\n", "\r\n");
    }

    private static String mail(String from, String calendar) {
        return """
                From: Dana Sample <%s>
                To: calendar@localhost
                Subject: Accepted: Asked
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="b1"

                --b1
                Content-Type: text/plain; charset=utf-8

                Yes, with pleasure.
                --b1
                Content-Type: text/calendar; charset=utf-8; method=REPLY
                Content-Transfer-Encoding: base64

                %s
                --b1--
                """.formatted(from, java.util.Base64.getMimeEncoder().encodeToString(calendar.getBytes(UTF_8))).replace("\n", "\r\n").replace("\r\r", "\r");
    }

    private MvcTestResult reply(String type, String body, String query) {
        return http.perform(by(post("/api/calendar-replies" + query).header("Content-Type", type).content(body.getBytes(UTF_8)), "replies:write"));
    }

    private String partstat() {
        for (var one : json(read("/api/visits/" + visit)).at("/meetings/0/attendances")) {
            if (one.get("person").asString().equals("d-1")) {
                return one.get("partstat").asString();
            }
        }
        return "";
    }

    @Test
    void notesWhatTheAttendeeAnsweredByMail() {
        change(PUT, visit, "/announcement", "{}");
        var noted = reply("message/rfc822", mail("Dana@Sample.example", calendar("dana@sample.example", "ACCEPTED", 0)), "");
        assertThat(noted).hasStatusOk().bodyText().contains("NOTED").doesNotContain("sample.example");
        assertThat(partstat()).isEqualTo("ACCEPTED");
        assertThat(reply("message/rfc822", mail("dana@sample.example", calendar("dana@sample.example", "ACCEPTED", 0)), "")).hasStatusOk().bodyText().contains("UNCHANGED");
        assertThat(reply("text/calendar", calendar("dana@sample.example", "DECLINED", 0).replace("20290101T", "20200101T"), "?sender=dana@sample.example"))
                .as("given before the last one").hasStatusOk().bodyText().contains("OVERTAKEN");
        assertThat(reply("text/calendar; charset=utf-8", calendar("dana@sample.example", "TENTATIVE", 0), "?sender=dana@sample.example")).hasStatusOk();
        assertThat(partstat()).isEqualTo("TENTATIVE");
        String sameSecond = Days.now().truncatedTo(ChronoUnit.SECONDS).toString().replaceAll("[-:]", "");
        assertThat(reply("text/calendar", calendar("dana@sample.example", "DECLINED", 0).replace("20290101T000000Z", sameSecond), "?sender=dana@sample.example"))
                .as("a stamp has no fractions, and is none the earlier for it").hasStatusOk().bodyText().contains("NOTED");
    }

    @Test
    void readsBackWhatGuestsOfABriefingAnswerByMail() {
        String briefing = json(http.perform(by(post("/api/briefings").contentType("application/json").content("""
                {"kind":"cross-party","title":{"en":"Peace at one table (sample)"},"purpose":{"en":"The same facts for all"},"hostAreas":["BE"],
                 "houses":["sample-house"],"start":"%1$s-21T14:00:00Z","end":"%1$s-21T15:00:00Z","building":"ep-brussels","capacity":5,"open":true,"visibility":"public"}"""
                .formatted(month)), "briefings:read", "briefings:write"))).get("id").asString();
        String address = "/api/briefings/" + briefing;
        office(POST, address + "/invitations", "{\"invitations\":[{\"person\":\"sample-ben\",\"email\":\"ben@sample.example\"},{\"name\":\"Nora (sample)\",\"email\":\"Nora@sample.example\"}]}");
        office(PUT, address + "/announcement", "{}");
        String asked = invitation(briefing, "sample-ben", "invited");
        assertThat(asked).contains("METHOD:REQUEST", "UID:" + briefing + "@localhost", "SEQUENCE:1000", "PARTSTAT=NEEDS-ACTION", "mailto:ben@sample.example").doesNotContain("nora");

        refused(reply("text/calendar", answer(briefing, "ben@sample.example", "ACCEPTED", 1000), "?sender=mallory@sample.example"), 422, "reply-forged");
        refused(reply("text/calendar", answer(briefing, "mallory@sample.example", "ACCEPTED", 1000), "?sender=mallory@sample.example"), 422, "reply-attendee-unknown");
        var noted = reply("message/rfc822", mail("Ben@sample.example", answer(briefing, "ben@sample.example", "TENTATIVE", 1000)), "");
        assertThat(noted).hasStatusOk().bodyText().contains("NOTED", "\"briefing\":\"" + briefing).doesNotContain("sample.example", "meeting");
        assertThat(standing(address, "sample-ben")).isEqualTo("TENTATIVE");
        assertThat(reply("text/calendar", answer(briefing, "ben@sample.example", "TENTATIVE", 1000), "?sender=ben@sample.example")).hasStatusOk().bodyText().contains("UNCHANGED");
        assertThat(reply("text/calendar", answer(briefing, "ben@sample.example", "ACCEPTED", 1000), "?sender=ben@sample.example")).as("in answer to the first mail, after an answer").hasStatusOk().bodyText().contains("NOTED");
        assertThat(standing(address, "sample-ben")).isEqualTo("ACCEPTED");
        assertThat(reply("text/calendar", answer(briefing, "nora@sample.example", "DECLINED", 1000), "?sender=nora@sample.example")).hasStatusOk().bodyText().contains("NOTED");
        assertThat(reply("text/calendar", answer(briefing, "ben@sample.example", "DECLINED", 1000).replace("20290101T", "20200101T"), "?sender=ben@sample.example"))
                .as("given before the last one").hasStatusOk().bodyText().contains("OVERTAKEN");

        office(PUT, address + "/slot", "{\"start\":\"%1$s-22T14:00:00Z\",\"end\":\"%1$s-22T15:00:00Z\"}".formatted(month));
        assertThat(reply("text/calendar", answer(briefing, "ben@sample.example", "DECLINED", 1002), "?sender=ben@sample.example")).as("to the day before").hasStatusOk().bodyText().contains("STALE");
        assertThat(standing(address, "sample-ben")).isEqualTo("ACCEPTED");
        assertThat(invitation(briefing, "sample-ben", "briefing-changed")).contains("METHOD:REQUEST", "SEQUENCE:2002");

        String stranger = "{\"name\":\"Sami (sample)\",\"email\":\"sami@sample.example\"}";
        assertThat(http.perform(post(address + "/registrations").contentType("application/json").content(stranger))).hasStatus(202);
        refused(reply("text/calendar", answer(briefing, "sami@sample.example", "ACCEPTED", 2000), "?sender=sami@sample.example"), 422, "reply-attendee-unknown");

        office(PUT, address + "/cancellation", "{}");
        assertThat(invitation(briefing, "sample-ben", "briefing-cancelled")).contains("METHOD:CANCEL", "UID:" + briefing, "SEQUENCE:3002");
        refused(reply("text/calendar", answer(briefing, "ben@sample.example", "DECLINED", 3002), "?sender=ben@sample.example"), 409, "briefing-already-cancelled");
    }

    private void office(org.springframework.http.HttpMethod method, String path, String body) {
        String briefing = path.split("/")[3];
        String tag = http.perform(by(get("/api/briefings/" + briefing), "briefings:read")).getResponse().getHeader("ETag");
        var answer = http.perform(by(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request(method, path)
                .contentType("application/json").content(body).header("If-Match", String.valueOf(tag)), "briefings:read", "briefings:write"));
        assertThat(answer.getResponse().getStatus()).as(path).isEqualTo(200);
    }

    private String invitation(String briefing, String person, String matter) {
        var letter = http.perform(by(get("/api/concerns/briefing/" + briefing + "/people/" + person + "?matter=" + matter + "&since=0"), "concerns:read"));
        assertThat(letter).as(matter).hasStatusOk();
        return json(letter).get("invitation").asString().replace("\r\n ", "");
    }

    private String standing(String briefing, String person) {
        for (var one : json(http.perform(by(get(briefing + "/registrations"), "briefings:read"))).get("items")) {
            if (one.get("person").asString().equals(person)) {
                return one.get("partstat").asString();
            }
        }
        return "";
    }

    private String answer(String briefing, String attendee, String partstat, int sequence) {
        return calendar(attendee, partstat, sequence).replace(visit + "/" + meeting, briefing);
    }

    @Test
    void ignoresAReplyToAnInvitationThatALaterOneReplaced() {
        change(PUT, visit, "/announcement", "{}");
        change(PUT, visit, "/meetings/" + meeting + "/slot", "{\"start\":\"%s-08T16:00\",\"end\":\"%s-08T17:00\",\"timeZone\":\"Europe/Brussels\"}".formatted(month, month));
        change(PUT, visit, "/publication", "{}");
        assertThat(reply("message/rfc822", mail("dana@sample.example", calendar("dana@sample.example", "ACCEPTED", 0)), "")).hasStatusOk().bodyText().contains("STALE");
        assertThat(partstat()).isEqualTo("NEEDS-ACTION");
        assertThat(reply("message/rfc822", mail("dana@sample.example", calendar("dana@sample.example", "ACCEPTED", 1)), "")).hasStatusOk().bodyText().contains("NOTED");
        assertThat(partstat()).isEqualTo("ACCEPTED");
    }

    @Test
    void refusesRepliesByNameAndChangesNothing() {
        change(PUT, visit, "/announcement", "{}");
        String good = calendar("dana@sample.example", "ACCEPTED", 0);
        refused(reply("message/rfc822", mail("mallory@sample.example", good), ""), 422, "reply-forged");
        refused(reply("message/rfc822", mail("mallory@sample.example", calendar("mallory@sample.example", "ACCEPTED", 0)), ""), 422, "reply-attendee-unknown");
        refused(reply("message/rfc822", mail("dana@sample.example", good.replace("REPLY", "REQUEST")), ""), 422, "reply-unreadable");
        refused(reply("message/rfc822", mail("dana@sample.example", "no calendar"), ""), 422, "reply-unreadable");
        refused(reply("message/rfc822", "no mail at all", ""), 422, "reply-unreadable");
        refused(reply("text/calendar", good, ""), 422, "reply-sender-missing");
        refused(reply("message/rfc822", mail("dana@sample.example>, <mallory@sample.example", good), ""), 422, "reply-sender-missing");
        refused(reply("message/rfc822", mail("dana@sample.example", good.replace(visit, "visit-unknown")), ""), 404, "visit-unknown");
        refused(reply("message/rfc822", mail("dana@sample.example", good.replace(meeting, "meeting-unknown")), ""), 404, "meeting-unknown");
        refused(reply("application/json", "{}", ""), 415, "media-type-unsupported");
        refused(http.perform(by(post("/api/calendar-replies").header("Content-Type", "message/rfc822").content(mail("dana@sample.example", good)), "visits:write")), 403, "permission-missing");
        assertThat(partstat()).isEqualTo("NEEDS-ACTION");
    }

    @Test
    void readsRepliesOutOfAMailboxAndFlagsWhatItRefuses() throws Exception {
        change(PUT, visit, "/announcement", "{}");
        var setup = ServerSetupTest.IMAP.dynamicPort();
        setup.setServerStartupTimeout(60_000); // two seconds if nothing is said, and a busy machine takes longer
        var server = new GreenMail(setup);
        server.start();
        try {
            var user = server.setUser("calendar@sample.example", "replies", "s3cret/word");
            for (String mail : List.of(mail("mallory@sample.example", calendar("dana@sample.example", "DECLINED", 0)), mail("dana@sample.example", calendar("dana@sample.example", "ACCEPTED", 0)))) {
                user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.getBytes(UTF_8))));
            }
            var address = URI.create("imap://replies:s3cret%2Fword@127.0.0.1:" + server.getImap().getPort() + "/INBOX");
            assertThat(mailbox.read(address)).isFalse();
            assertThat(partstat()).isEqualTo("ACCEPTED");
            var messages = server.getManagers().getImapHostManager().getInbox(user).getMessages();
            assertThat(messages).extracting(message -> message.getFlags().contains(Flags.Flag.SEEN)).containsExactly(true, true);
            assertThat(messages).extracting(message -> message.getFlags().contains(Flags.Flag.FLAGGED)).containsExactly(true, false);
        } finally {
            server.stop();
        }
    }
}
