package org.hemicycle.content.article;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.language.Language;
import org.hemicycle.content.organization.Organization;
import org.hemicycle.content.person.Person;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.source.WebAddress;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.prose.Prose;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.Faults;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a piece must be, whether it is a draft or published at once. */
@Component
class ArticleRules {

    private static final String UNWRITABLE = "has a control character";
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SUMMARY = 2000;
    private static final int LONGEST_BODY = 60_000;
    private static final int LONGEST_NOTE = 1000;
    private static final int MOST_LANGUAGES = 30;
    private static final int MOST_AUTHORS = 20;
    private static final int MOST_AREAS = 40;
    private static final int MOST_NAMED = 20;

    private final Register<Area> areas;
    private final Register<Person> people;
    private final Register<Organization> organizations;

    ArticleRules(Register<Area> areas, Register<Person> people, Register<Organization> organizations) {
        this.areas = areas;
        this.people = people;
        this.organizations = organizations;
    }

    /**
     * A piece as it was handed in.
     *
     * @param renewed the translations that are said to be renewed; absent where nothing was said of them
     * @param note what was said about it
     */
    record HandedIn(Article article, @Nullable Set<String> renewed, @Nullable String note) {}

    /**
     * Reads what an editor hands in.
     *
     * @param id the id of the piece
     * @param before what it said before, if anything
     * @param latest the last day that it may bear; any day where it is not published now
     * @throws Refused by the name of the first rule it breaks, with every field that breaks one
     */
    HandedIn read(NewArticle piece, String id, @Nullable Article before, @Nullable LocalDate latest, Instant now) {
        var faults = new Faults();
        String language = faults.check(ArticleRefusal.UNKNOWN_LANGUAGE, "language", piece.language(), tag -> new Language(tag).tag());
        LocalizedText title = text(faults, "title", piece.title(), LONGEST_TITLE);
        LocalizedText summary = text(faults, "summary", piece.summary(), LONGEST_SUMMARY);
        LocalizedText body = text(faults, "body", piece.body(), LONGEST_BODY);
        List<String> authors = names(faults, "authors", piece.authors(), MOST_AUTHORS);
        List<String> areaIds = names(faults, "areas", piece.areas(), MOST_AREAS);
        LocalDate publishedOn = piece.publishedOn();

        faults.requireGiven("kind", piece.kind());
        faults.requireGiven("language", piece.language());
        faults.requireGiven("title", piece.title());
        if (title != null && language != null && !title.texts().containsKey(language)) {
            faults.add(ArticleRefusal.TITLE_MISSING_IN_ORIGINAL, "title", "is missing in '" + language + "', the language of the piece");
        }
        if (body != null) {
            if (language != null && !body.texts().containsKey(language)) {
                faults.add(ArticleRefusal.BODY_MISSING_IN_ORIGINAL, "body", "is missing in '" + language + "', the language of the piece");
            }
            body.texts().forEach((tag, words) -> prose(faults, tag, words));
        }
        if (areaIds.isEmpty()) {
            faults.add(CommonRefusal.INVALID_FIELD, "areas", "must name at least one area");
        }
        for (String area : areaIds) {
            if (area.length() <= LONGEST_NAME && !areas.knows(area)) {
                faults.add(ArticleRefusal.UNKNOWN_AREA, "areas", "'" + area + "' is not an area of ours");
            }
        }
        List<String> named = known(faults, "people", piece.people(), people);
        List<String> bodies = known(faults, "organizations", piece.organizations(), organizations);
        String url = faults.check(
                ArticleRefusal.ADDRESS_NOT_FOLLOWABLE, "url", piece.url(), address -> new WebAddress(address).value());
        String outlet = piece.outlet();
        if (outlet != null && (outlet.isBlank() || outlet.length() > LONGEST_NAME)) {
            faults.add(CommonRefusal.INVALID_FIELD, "outlet", "must have between 1 and " + LONGEST_NAME + " characters");
        }
        if (publishedOn != null && latest != null && publishedOn.isAfter(latest)) {
            faults.add(ArticleRefusal.PUBLISHED_IN_THE_FUTURE, "publishedOn", publishedOn + " is still to come");
        }
        if (!isWritable(outlet == null ? "" : outlet)) {
            faults.add(CommonRefusal.INVALID_FIELD, "outlet", UNWRITABLE);
        }
        String note = note(faults, piece.note());
        faults.refuseIfAny();

        var article = new Article(
                id,
                Objects.requireNonNull(piece.kind()),
                originalFirst(Objects.requireNonNull(title), Objects.requireNonNull(language)),
                language,
                url,
                outlet,
                authors,
                publishedOn,
                publishedOn != null || before == null ? null : before.year(),
                List.copyOf(new LinkedHashSet<>(areaIds)),
                named,
                bodies,
                summary == null ? null : originalFirst(summary, language),
                body == null ? null : originalFirst(body, language),
                List.of(),
                now,
                before == null ? null : before.provenance());
        return new HandedIn(article, renewed(piece.renewed(), article), note);
    }

    /**
     * A note as somebody typed it; nothing where it is blank.
     *
     * @throws Refused INVALID_FIELD (400) when it is too long or cannot be written
     */
    static @Nullable String note(@Nullable String typed) {
        var faults = new Faults();
        String note = note(faults, typed);
        faults.refuseIfAny();
        return note;
    }

    private static @Nullable String note(Faults faults, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (typed.length() > LONGEST_NOTE) {
            faults.add(CommonRefusal.INVALID_FIELD, "note", "is longer than " + LONGEST_NOTE + " characters");
        }
        if (!isWritable(typed.replace("\r", ""))) {
            faults.add(CommonRefusal.INVALID_FIELD, "note", UNWRITABLE);
        }
        return typed.strip();
    }

    private static @Nullable Set<String> renewed(@Nullable List<@Nullable String> named, Article article) {
        if (named == null) {
            return null;
        }
        Set<String> translations = Manuscript.translations(article);
        for (String language : named) {
            if (language == null || !translations.contains(language)) {
                throw new Refused(
                        ArticleRefusal.TRANSLATION_UNKNOWN,
                        ArticleRefusal.TRANSLATION_UNKNOWN.sentence(),
                        List.of(new FieldFault("renewed", "there is no translation into '" + language + "'")));
            }
        }
        return Set.copyOf(new LinkedHashSet<>(named));
    }

    private static void prose(Faults faults, String language, String words) {
        switch (new Prose(words).fault()) {
            case null -> {}
            case HTML -> faults.add(ArticleRefusal.BODY_MARKUP_REFUSED, "body." + language, "has HTML in it");
            case PICTURE -> faults.add(ArticleRefusal.BODY_MARKUP_REFUSED, "body." + language, "has a picture in it");
            case UNSAFE_LINK ->
                faults.add(
                        ArticleRefusal.BODY_LINK_UNSAFE,
                        "body." + language,
                        "has a link that does not begin with https://, http:// or mailto:");
        }
    }

    private static @Nullable LocalizedText text(Faults faults, String field, @Nullable LocalizedText text, int longest) {
        if (text != null && text.texts().size() > MOST_LANGUAGES) {
            faults.add(CommonRefusal.INVALID_FIELD, field, "has more than " + MOST_LANGUAGES + " languages");
        }
        if (text != null && text.texts().values().stream().anyMatch(words -> words.length() > longest)) {
            faults.add(CommonRefusal.INVALID_FIELD, field, "is longer than " + longest + " characters");
        }
        return faults.check(ArticleRefusal.UNKNOWN_LANGUAGE, field, text, Language::known);
    }

    private static List<String> known(
            Faults faults, String field, @Nullable List<@Nullable String> given, Register<?> directory) {
        List<String> ids = names(faults, field, given, MOST_NAMED);
        for (String id : ids) {
            if (!id.isEmpty() && !directory.knows(id)) {
                faults.add(ArticleRefusal.NAMED_UNKNOWN, field, "'" + id + "' is not in the directory");
            }
        }
        return List.copyOf(new LinkedHashSet<>(ids));
    }

    private static List<String> names(
            Faults faults, String field, @Nullable List<@Nullable String> given, int most) {
        var names = new ArrayList<String>();
        if (given != null && given.size() > most) {
            faults.add(CommonRefusal.INVALID_FIELD, field, "has more than " + most + " entries");
            return List.of("");
        }
        for (String name : given == null ? List.<@Nullable String>of() : given) {
            if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
                faults.add(CommonRefusal.INVALID_FIELD, field, "each must have between 1 and " + LONGEST_NAME + " characters");
            } else if (!isWritable(name)) {
                faults.add(CommonRefusal.INVALID_FIELD, field, UNWRITABLE);
            } else {
                names.add(name.strip());
            }
        }
        return names;
    }

    /** Whether XML can carry the words (XML 1.0 §2.2): one control character would break the feed for everybody. */
    private static boolean isWritable(String words) {
        return words.codePoints().noneMatch(character -> (Character.isISOControl(character) && character != '\n' && character != '\t')
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
                || character == 0xFFFE
                || character == 0xFFFF);
    }

    /** With the original first, where it is there, and with line breaks of one kind: browsers send others. */
    private static LocalizedText originalFirst(LocalizedText text, String language) {
        var texts = new LinkedHashMap<String, String>();
        String original = text.texts().get(language);
        if (original != null) {
            texts.put(language, original);
        }
        text.texts().forEach(texts::putIfAbsent);
        texts.replaceAll((tag, words) -> words.replace("\r\n", "\n"));
        return LocalizedText.of(texts);
    }
}
