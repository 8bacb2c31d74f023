package org.hemicycle.content.article;

import org.hemicycle.content.language.Language;
import org.hemicycle.content.register.Parameter;
import org.hemicycle.defaults.refusal.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

/**
 * Which pieces are asked for; what is null does not matter.
 *
 * @param area the code of an area that the piece concerns
 * @param kind what the piece is
 * @param language the language the piece is written or spoken in
 */
public record ArticleFilter(@Nullable String area, @Nullable ArticleKind kind, @Nullable String language) {

    /**
     * The filter that a request asks for.
     *
     * @throws Refused INVALID_PARAMETER (400) where the kind or the language does not exist
     */
    public static ArticleFilter asked(@Nullable String area, @Nullable String kind, @Nullable String language) {
        return new ArticleFilter(
                area,
                Parameter.read("kind", kind, ArticleKind::named),
                Parameter.read("language", language, tag -> new Language(tag).tag()));
    }

    Criteria criteria() {
        var criteria = new Criteria();
        if (area != null) {
            criteria.and("state.article.areas").is(area);
        }
        if (kind != null) {
            criteria.and("state.article.kind").is(kind.name());
        }
        if (language != null) {
            criteria.and("state.article.language").is(language);
        }
        return criteria;
    }
}
