package org.hemicycle.content.article;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.hemicycle.content.area.Area;
import org.hemicycle.content.language.Language;
import org.hemicycle.content.register.Register;
import org.hemicycle.content.source.WebAddress;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.refusal.CommonRefusal;
import org.hemicycle.defaults.refusal.FieldFault;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Takes pieces from editors, holds them to the rules and publishes them at once. */
@Service
class ArticleDesk {

    /** The easternmost clock of the Union: where it is still yesterday, nobody's today is refused. */
    private static final ZoneId EARLIEST_TODAY = ZoneId.of("Europe/Helsinki");

    private static final String UNWRITABLE = "has a control character";
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SUMMARY = 2000;
    private static final int MOST_AUTHORS = 20;
    private static final int MOST_AREAS = 40;

    private final Articles articles;
    private final Register<Area> areas;
    private final Clock clock;

    ArticleDesk(Articles articles, Register<Area> areas, Clock clock) {
        this.articles = articles;
        this.areas = areas;
        this.clock = clock;
    }

    /**
     * Publishes a piece.
     *
     * @throws Refused by the name of the first rule it breaks, with every field that breaks one
     */
    Versioned<Article> publish(NewArticle piece) {
        LocalDate today = LocalDate.now(clock.withZone(EARLIEST_TODAY));
        var faults = new Faults();
        String language = faults.check(ArticleRefusal.UNKNOWN_LANGUAGE, "language", piece.language(), tag -> new Language(tag).tag());
        LocalizedText title = text(faults, "title", piece.title(), LONGEST_TITLE);
        LocalizedText summary = text(faults, "summary", piece.summary(), LONGEST_SUMMARY);
        List<String> authors = names(faults, "authors", piece.authors(), MOST_AUTHORS);
        List<String> areaIds = names(faults, "areas", piece.areas(), MOST_AREAS);
        LocalDate publishedOn = Objects.requireNonNullElse(piece.publishedOn(), today);

        if (piece.kind() == null) {
            faults.add(CommonRefusal.INVALID_FIELD, "kind", "is missing");
        }
        if (piece.language() == null) {
            faults.add(CommonRefusal.INVALID_FIELD, "language", "is missing");
        }
        if (piece.title() == null) {
            faults.add(CommonRefusal.INVALID_FIELD, "title", "is missing");
        } else if (title != null && language != null && !title.texts().containsKey(language)) {
            faults.add(ArticleRefusal.TITLE_MISSING_IN_ORIGINAL, "title", "is missing in '" + language + "', the language of the piece");
        }
        if (areaIds.isEmpty()) {
            faults.add(CommonRefusal.INVALID_FIELD, "areas", "must name at least one area");
        }
        for (String area : areaIds) {
            if (area.length() <= LONGEST_NAME && !areas.knows(area)) {
                faults.add(ArticleRefusal.UNKNOWN_AREA, "areas", "'" + area + "' is not an area of ours");
            }
        }
        String url = faults.check(
                ArticleRefusal.ADDRESS_NOT_FOLLOWABLE, "url", piece.url(), address -> new WebAddress(address).value());
        String outlet = piece.outlet();
        if (outlet != null && (outlet.isBlank() || outlet.length() > LONGEST_NAME)) {
            faults.add(CommonRefusal.INVALID_FIELD, "outlet", "must have between 1 and " + LONGEST_NAME + " characters");
        }
        if (publishedOn.isAfter(today)) {
            faults.add(ArticleRefusal.PUBLISHED_IN_THE_FUTURE, "publishedOn", publishedOn + " is still to come");
        }
        if (!isWritable(outlet == null ? "" : outlet)) {
            faults.add(CommonRefusal.INVALID_FIELD, "outlet", UNWRITABLE);
        }
        faults.refuseIfAny();

        return articles.publish(new Article(
                UUID.randomUUID().toString(),
                Objects.requireNonNull(piece.kind()),
                originalFirst(Objects.requireNonNull(title), Objects.requireNonNull(language)),
                language,
                url,
                outlet,
                authors,
                publishedOn,
                null,
                List.copyOf(new LinkedHashSet<>(areaIds)),
                summary,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null));
    }

    private static @Nullable LocalizedText text(Faults faults, String field, @Nullable LocalizedText text, int longest) {
        if (text != null && text.texts().values().stream().anyMatch(words -> words.length() > longest)) {
            faults.add(CommonRefusal.INVALID_FIELD, field, "is longer than " + longest + " characters");
        }
        if (text != null && !text.texts().values().stream().allMatch(ArticleDesk::isWritable)) {
            faults.add(CommonRefusal.INVALID_FIELD, field, UNWRITABLE);
        }
        return faults.check(ArticleRefusal.UNKNOWN_LANGUAGE, field, text, Language::known);
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

    private static LocalizedText originalFirst(LocalizedText title, String language) {
        var texts = new LinkedHashMap<String, String>();
        texts.put(language, Objects.requireNonNull(title.texts().get(language)));
        title.texts().forEach(texts::putIfAbsent);
        return LocalizedText.of(texts);
    }

    /** What is wrong with a piece, all of it, under the name of what was found first. */
    private static final class Faults {

        private final List<FieldFault> fields = new ArrayList<>();
        private @Nullable RefusalKind first;

        void add(RefusalKind kind, String field, String message) {
            // A malformed request (400) is that before it is anything else.
            if (first == null || (kind == CommonRefusal.INVALID_FIELD && first != kind)) {
                first = kind;
            }
            fields.add(new FieldFault(field, message));
        }

        <A, B> @Nullable B check(
                RefusalKind kind, String field, @Nullable A given, Function<A, B> rule) {
            try {
                return given == null ? null : rule.apply(given);
            } catch (IllegalArgumentException e) {
                add(kind, field, String.valueOf(e.getMessage()));
                return null;
            }
        }

        void refuseIfAny() {
            if (first != null) {
                throw new Refused(first, first.sentence(), fields);
            }
        }
    }
}
