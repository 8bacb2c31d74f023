package org.hemicycle.web.subscriber;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.web.briefing.Briefing;
import org.hemicycle.web.briefing.BriefingsApi;
import org.hemicycle.web.commitment.Commitment;
import org.hemicycle.web.commitment.CommitmentsApi;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.upstream.Answer;
import org.hemicycle.web.upstream.Upstream;
import org.hemicycle.web.upstream.Upstreams;
import org.hemicycle.web.visit.Visit;
import org.hemicycle.web.visit.Visits;
import org.springframework.stereotype.Component;

/** The single visits, briefings and commitments that somebody can follow, by their titles. */
@Component
class Subjects {

    /** The field of those that are ticked. */
    static final String FIELD = "subjects";
    /** The field of all that stand in the form, ticked or not. */
    static final String OFFERED = "offered";

    private static final int MOST = 20;
    private static final Pattern SUBJECT = Pattern.compile("(visit|briefing|commitment)/([A-Za-z0-9-]{1,64})");

    private final Visits visits;
    private final BriefingsApi briefings;
    private final CommitmentsApi commitments;
    private final Upstreams upstreams;

    Subjects(Visits visits, BriefingsApi briefings, CommitmentsApi commitments, Upstreams upstreams) {
        this.visits = visits;
        this.briefings = briefings;
        this.commitments = commitments;
        this.upstreams = upstreams;
    }

    /** Puts some into a form, and ticks some of them. */
    static void into(Form form, List<String> offered, List<String> ticked) {
        form.with(OFFERED, Stream.concat(ticked.stream(), offered.stream()).distinct().toList()).with(FIELD, ticked);
    }

    /** Those that stand in a form; what is no longer public, or cannot be asked for, goes without its title. */
    List<Choice> choices(Page page, Form form) {
        return form.all(OFFERED).stream()
                .distinct()
                .limit(MOST)
                .filter(subject -> SUBJECT.matcher(subject).matches())
                .map(subject -> choice(page, subject))
                .toList();
    }

    private Choice choice(Page page, String subject) {
        String id = subject.substring(subject.indexOf('/') + 1);
        Answer<LocalizedText> title = switch (subject.substring(0, subject.indexOf('/'))) {
            case "visit" -> visits.visit(id).map(Visit::title);
            case "briefing" -> upstreams.ask(Upstream.EVENTS, () -> briefings.briefing(id)).map(Briefing::title);
            default -> upstreams.ask(Upstream.CONTENT, () -> commitments.commitment(id)).map(Commitment::title);
        };
        LocalizedText known = title.orNull();
        return known == null ? Choice.of(subject, page.say("subjects.untitled")) : Choice.of(subject, known, page);
    }
}
