package org.hemicycle.web.commitment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.web.page.Choice;
import org.hemicycle.web.page.Form;
import org.jspecify.annotations.Nullable;

/**
 * What can be chosen where a promise is typed, and how it is read from its form.
 *
 * @param kinds kinds of promises
 * @param people people of the directory
 * @param organizations organizations of the directory
 * @param offices posts of the directory
 * @param areas areas it can concern
 * @param languages languages that the words can be in
 * @param settings where it can have been made
 * @param trusts how far a source can be trusted
 */
public record PromiseForm(
        List<Choice> kinds,
        List<Choice> people,
        List<Choice> organizations,
        List<Choice> offices,
        List<Choice> areas,
        List<Choice> languages,
        List<Choice> settings,
        List<Choice> trusts) {

    static CommitmentsApi.Promise read(Form form) {
        boolean occasion = List.of("occasion.setting", "occasion.visit", "occasion.meeting").stream()
                        .anyMatch(field -> !form.value(field).isEmpty())
                || !form.texts("occasion.note").isEmpty();
        boolean amount = !form.value("amount.value").isEmpty() || !form.value("amount.currency").isEmpty();
        return new CommitmentsApi.Promise(
                form.given("kind"),
                orNull(form.texts("title")),
                form.given("person"),
                form.given("organization"),
                form.given("office"),
                orNull(form.texts("madeTo")),
                form.given("area"),
                orNull(quote(form)),
                form.given("madeOn"),
                occasion
                        ? new CommitmentsApi.Occasion(
                                form.given("occasion.setting"), form.given("occasion.visit"),
                                form.given("occasion.meeting"), form.has("occasion.linked", "true"),
                                orNull(form.texts("occasion.note")))
                        : null,
                new CommitmentsApi.Source(
                        form.given("source.title"), form.given("source.url"),
                        form.given("source.checkedAt"), form.given("source.status")),
                form.given("targetDate"),
                amount
                        ? new CommitmentsApi.Amount(
                                number(form.value("amount.value")),
                                form.given("amount.currency"))
                        : null);
    }

    /** Digits may be parted as people part them. */
    private static @Nullable Object number(String typed) {
        String digits = typed.replaceAll("[\\s'’.,\\u00a0\\u202f]", "");
        return typed.isEmpty() ? null : digits.matches("\\d{1,15}") ? (Object) Long.valueOf(digits) : typed;
    }

    /** The original first: its place says that it is the original. */
    private static Map<String, String> quote(Form form) {
        var quote = new LinkedHashMap<String, String>();
        if (!form.value("words").isEmpty()) {
            quote.put(form.value("wordsLanguage"), form.value("words"));
        }
        form.texts("quote").forEach(quote::putIfAbsent);
        return quote;
    }

    static Form fill(Form form, Commitment commitment) {
        form.with("kind", commitment.kind()).with("title", commitment.title());
        form.with("person", commitment.person() == null ? "" : commitment.person().id());
        form.with("organization", commitment.organization() == null ? "" : commitment.organization().id());
        form.with("office", commitment.office() == null ? "" : commitment.office().id());
        form.with("area", Objects.requireNonNullElse(commitment.area(), ""));
        form.with("madeOn", Objects.requireNonNullElse(commitment.madeOn(), ""));
        form.with("targetDate", Objects.requireNonNullElse(commitment.targetDate(), ""));
        if (commitment.madeTo() != null) {
            form.with("madeTo", commitment.madeTo());
        }
        LocalizedText quote = commitment.quote();
        if (quote != null) {
            form.with("wordsLanguage", quote.original()).with("words", quote.in(quote.original()));
            quote.texts().forEach((tag, words) -> {
                if (!tag.equals(quote.original())) {
                    form.with("quote." + tag, words);
                }
            });
        }
        var occasion = commitment.occasion();
        if (occasion != null) {
            form.with("occasion.setting", Objects.requireNonNullElse(occasion.setting(), ""));
            form.with("occasion.visit", Objects.requireNonNullElse(occasion.visit(), ""));
            form.with("occasion.meeting", Objects.requireNonNullElse(occasion.meeting(), ""));
            form.with("occasion.linked", occasion.linked() ? List.of("true") : List.of());
            if (occasion.note() != null) {
                form.with("occasion.note", occasion.note());
            }
        }
        var source = commitment.source();
        form.with("source.title", source.title());
        form.with("source.url", Objects.requireNonNullElse(source.url(), ""));
        form.with("source.checkedAt", source.checkedAt() == null ? "" : source.checkedAt().toString());
        form.with("source.status", Objects.requireNonNullElse(source.status(), ""));
        var amount = commitment.amount();
        if (amount != null) {
            form.with("amount.value", Long.toString(amount.value())).with("amount.currency", amount.currency());
        }
        return form;
    }

    private static @Nullable Map<String, String> orNull(Map<String, String> typed) {
        return typed.isEmpty() ? null : typed;
    }
}
