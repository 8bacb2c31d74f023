package org.hemicycle.content.searchable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.hemicycle.content.article.Article;
import org.hemicycle.content.article.ArticleFilter;
import org.hemicycle.content.article.ArticleKind;
import org.hemicycle.content.article.Articles;
import org.hemicycle.content.language.Language;
import org.hemicycle.content.register.Slice;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.contracts.Topic;
import org.hemicycle.contracts.Topics;
import org.hemicycle.defaults.outbox.Versioned;
import org.hemicycle.defaults.prose.Prose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Published pieces; a draft or a withdrawn piece is not among what the public reads, and so not here. */
@Component
class ArticleSource implements Source {

    private final Articles articles;

    ArticleSource(Articles articles) {
        this.articles = articles;
    }

    @Override
    public String name() {
        return "article";
    }

    @Override
    public List<String> kinds() {
        return Arrays.stream(ArticleKind.values()).map(ArticleKind::wireName).toList();
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.ARTICLES);
    }

    @Override
    public Optional<String> idOf(String key) {
        return Optional.of(key);
    }

    @Override
    public Optional<Entry> find(String id) {
        return articles.find(id).map(ArticleSource::entry);
    }

    @Override
    public Part part(@Nullable String cursor) {
        var found = articles.pageInFull(ArticleFilter.ALL, Slice.asked(cursor, null));
        return new Part(found.items().stream().map(ArticleSource::entry).toList(), found.next());
    }

    private static Entry entry(Versioned<Article> found) {
        Article article = found.state();
        var names = new ArrayList<>(article.authors());
        if (article.outlet() != null) {
            names.add(article.outlet());
        }
        return new Entry(
                "article",
                article.id(),
                found.version(),
                article.kind().wireName(),
                article.title().texts(),
                Entry.together(Arrays.asList(article.summary(), words(article.body()))),
                names,
                article.language().equals(Language.UNDETERMINED) ? List.of() : List.of(article.language()),
                article.areas(),
                date(article),
                article.url(),
                article.isVerified() ? null : "verify");
    }

    /** What a reader reads of a body, without its Markdown. */
    private static @Nullable LocalizedText words(@Nullable LocalizedText body) {
        if (body == null) {
            return null;
        }
        var words = new LinkedHashMap<String, String>();
        body.texts().forEach((language, markdown) -> {
            String text = new Prose(markdown).text();
            if (!text.isBlank()) {
                words.put(language, text);
            }
        });
        return words.isEmpty() ? null : LocalizedText.of(words);
    }

    private static @Nullable String date(Article article) {
        if (article.publishedOn() != null) {
            return article.publishedOn().toString();
        }
        return article.year() == null ? null : article.year().toString();
    }
}
