package org.hemicycle.web.staff;

import java.util.List;
import java.util.stream.Stream;
import org.hemicycle.web.area.AreaNames;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Form;
import org.hemicycle.web.page.Page;
import org.hemicycle.web.page.Texts;
import org.hemicycle.web.visit.Delegate;
import org.hemicycle.web.visit.Meeting;
import org.hemicycle.web.visit.Visit;
import org.jspecify.annotations.Nullable;

/**
 * What the editor of a visit shows.
 *
 * @param visit the visit as it is stored
 * @param version the version that the forms are based on
 * @param typed the form that was sent and not accepted, if one was
 * @param stale whether it was refused because somebody else had changed the visit
 * @param done what has just been done, as a key of the texts
 * @param choices what can be chosen from the directory
 * @param areas the names of areas
 * @param timeline the plan day by day with what the rules say about it
 */
public record Editor(
        Visit visit,
        String version,
        @Nullable Form typed,
        boolean stale,
        String done,
        DirectoryChoices choices,
        AreaNames areas,
        Timeline timeline) {

    /** The form with a name: as it was typed if it was not accepted, else as it is stored. */
    public Form form(String name) {
        return typed != null && typed.name().equals(name) ? typed : Forms.stored(name, visit);
    }

    /** Whether the form with a name was the one that was sent. */
    public boolean isOpen(String name) {
        return typed != null && typed.name().equals(name);
    }

    /** Whether anything can still be changed. */
    public boolean isChangeable() {
        return !visit.isClosed();
    }

    /** What has just been done, in the page's language, if anything has. */
    public @Nullable String done(Page page) {
        return done.isEmpty() ? null : Texts.of(page.language()).find("done." + done);
    }

    /** The offices to choose from; another one that is stored stays choosable. */
    public List<Choice> offices(Page page) {
        String known = form("preparation").value("office");
        return Stream.concat(Stream.of("berlin", "brussels", "london", "paris"), Stream.of(known).filter(one -> !one.isEmpty()))
                .distinct()
                .map(office -> Choice.of(office, page.sayOr(office, "office." + office)))
                .toList();
    }

    /** How many rows of asks or of papers the form of the preparation shows. */
    public int rows(String kind, String field) {
        return Forms.rows(form("preparation"), kind, field);
    }

    /** Words to choose from, each with its sentence in the texts below a prefix. */
    public List<Choice> words(Page page, String prefix, String... values) {
        return Stream.of(values).map(value -> Choice.of(value, page.say(prefix + value))).toList();
    }

    /** The delegates to choose from for a meeting. */
    public List<Choice> delegates() {
        return visit.delegates().stream()
                .map(delegate -> Choice.of(String.valueOf(delegate.id()), delegate.name()))
                .toList();
    }

    /** The areas to choose from; those of the visit stay choosable while content-service is silent. */
    public List<Choice> areaChoices() {
        return choices.areas().isEmpty()
                ? visit.hostAreas().stream().map(area -> Choice.of(area, area)).toList()
                : choices.areas();
    }

    /** What is typed and what is stored, field by field, where the two differ: what a stale save would replace. */
    public List<Form.Difference> differences(Page page) {
        if (typed == null) {
            return List.of();
        }
        return typed.differences(Forms.stored(typed.name(), visit), page);
    }

    /** Who of the delegation takes part in a meeting. */
    public List<String> delegatesOf(Meeting meeting) {
        return visit.delegates().stream()
                .filter(delegate -> meeting.delegates().contains(String.valueOf(delegate.id())))
                .map(Delegate::name)
                .toList();
    }

    /** What somebody who takes part in a meeting is called. */
    public String nameOf(Meeting meeting, Meeting.Attendance one) {
        if (one.name() != null) {
            return one.name();
        }
        return visit.delegate(one.person())
                .map(Delegate::name)
                .or(() -> meeting.interlocutors().stream()
                        .filter(person -> person.id().equals(one.person()))
                        .map(Meeting.Interlocutor::name)
                        .findFirst())
                .orElse(one.person());
    }

    /** How many meetings the public would learn of. */
    public long publicMeetings() {
        return visit.meetings().stream().filter(one -> !one.isInternal() && !one.isCancelled()).count();
    }
}
