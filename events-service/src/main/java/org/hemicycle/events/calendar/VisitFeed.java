package org.hemicycle.events.calendar;

import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.hemicycle.contracts.MeetingFacts;
import org.hemicycle.contracts.VisitFacts;
import org.hemicycle.defaults.feed.JsonFeed;
import org.hemicycle.defaults.wording.FirstOfMonth;
import org.springframework.stereotype.Component;

/** Writes announced visits as a feed, Atom or JSON, whose entries keep their id through every change. */
@Component
class VisitFeed {

    String write(List<VisitCalendar.Entry> entries, String language, String title, URI address, URI publicUrl) {
        var feed = new SyndFeedImpl();
        feed.setFeedType("atom_1.0");
        feed.setUri(address.toString());
        feed.setTitle(title);
        feed.setLanguage(language);
        feed.setPublishedDate(Date.from(entries.stream().map(VisitCalendar.Entry::lastModified).max(Instant::compareTo).orElse(Instant.EPOCH)));
        var self = new SyndLinkImpl();
        self.setRel("self");
        self.setType("application/atom+xml");
        self.setHref(address.toString());
        var page = new SyndLinkImpl();
        page.setRel("alternate");
        page.setType("text/html");
        page.setHref(publicUrl.resolve("/" + language + "/calendar").toString());
        feed.setLinks(List.of(self, page));
        feed.setEntries(entries.stream().map(entry -> entry(entry, language, publicUrl)).toList());
        try {
            return new SyndFeedOutput().outputString(feed);
        } catch (FeedException e) {
            throw new IllegalStateException("The feed cannot be written", e);
        }
    }

    String writeJson(List<VisitCalendar.Entry> entries, String language, String title, URI address, URI publicUrl) {
        return JsonFeed.of(
                        title,
                        publicUrl.resolve("/" + language + "/calendar").toString(),
                        address.toString(),
                        language,
                        entries.stream().map(entry -> item(entry, language, publicUrl)).toList())
                .written();
    }

    private static JsonFeed.Item item(VisitCalendar.Entry entry, String language, URI publicUrl) {
        VisitFacts visit = entry.visit();
        return new JsonFeed.Item(
                "urn:hemicycle:" + visit.id(),
                VisitCalendar.page(visit, language, publicUrl).toString(),
                visit.title().in(language),
                text(visit, Locale.forLanguageTag(language)),
                null,
                entry.lastModified(),
                null,
                null);
    }

    private static SyndEntry entry(VisitCalendar.Entry entry, String language, URI publicUrl) {
        VisitFacts visit = entry.visit();
        var atom = new SyndEntryImpl();
        atom.setUri("urn:hemicycle:" + visit.id());
        atom.setTitle(visit.title().in(language));
        atom.setLink(VisitCalendar.page(visit, language, publicUrl).toString());
        atom.setUpdatedDate(Date.from(entry.lastModified()));
        atom.setAuthor("Hemicycle");
        var content = new SyndContentImpl();
        content.setType("text");
        content.setValue(text(visit, Locale.forLanguageTag(language)));
        atom.setContents(List.of(content));
        return atom;
    }

    private static String text(VisitFacts visit, Locale locale) {
        String language = locale.toLanguageTag();
        DateTimeFormatter day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        DateTimeFormatter time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT).withLocale(locale);
        var text = new StringBuilder();
        if ("CANCELLED".equals(visit.state())) {
            text.append(cancelled(language)).append('\n');
        }
        text.append(visit.purpose().in(language)).append('\n')
                .append(FirstOfMonth.in(day.format(visit.start()), locale)).append(" – ")
                .append(FirstOfMonth.in(day.format(visit.end()), locale));
        for (MeetingFacts meeting : visit.meetings()) {
            text.append('\n')
                    .append("CANCELLED".equals(meeting.status()) ? cancelled(language) + " " : "")
                    .append(FirstOfMonth.in(time.format(meeting.start().atZoneSameInstant(ZoneId.of(meeting.building().timeZone()))), locale))
                    .append(": ").append(meeting.summary().in(language))
                    .append(" (").append(meeting.building().name().in(language)).append(')');
        }
        return text.toString();
    }

    private static String cancelled(String language) {
        return switch (language) {
            case "fr" -> "Annulé.";
            case "de" -> "Abgesagt.";
            default -> "Cancelled.";
        };
    }
}
