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
 * @param person the id of a person whom the piece names
 * @param institution the id of an organization that the piece names
 */
public record ArticleFilter(
        @Nullable String area,
        @Nullable ArticleKind kind,
        @Nullable String language,
        @Nullable String person,
        @Nullable String institution) {

    /** Every piece. */
    public static final ArticleFilter ALL = new ArticleFilter(null, null, null, null, null);

    /** Pieces that concern an area. */
    public static ArticleFilter about(String area) {
        return new ArticleFilter(area, null, null, null, null);
    }

    /** Pieces that name an organization. */
    public static ArticleFilter naming(String institution) {
        return new ArticleFilter(null, null, null, null, institution);
    }

    /**
     * The filter that a request asks for.
     *
     * @throws Refused INVALID_PARAMETER (400) where the kind or the language does not exist
     */
    public static ArticleFilter asked(
            @Nullable String area,
            @Nullable String kind,
            @Nullable String language,
            @Nullable String person,
            @Nullable String institution) {
        return new ArticleFilter(
                area,
                Parameter.read("kind", kind, ArticleKind::named),
                Parameter.read("language", language, tag -> new Language(tag).tag()),
                person,
                institution);
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
        if (person != null) {
            criteria.and("state.article.people").is(person);
        }
        if (institution != null) {
            criteria.and("state.article.organizations").is(institution);
        }
        return criteria;
    }
}
