package org.hemicycle.contracts;

/** What happened to an article. */
public sealed interface ArticleMessage extends Message {

    /** The facts after what happened. */
    ArticleFacts article();

    @Override
    default String aggregateId() {
        return article().id();
    }

    /** It was published now; subscribers are told. */
    record Published(ArticleFacts article) implements ArticleMessage {}

    /** It came from the archive or was corrected there; nobody is told. */
    record Imported(ArticleFacts article) implements ArticleMessage {}

    /** Its published text was changed; who keeps a copy takes this one, and nobody is told a second time. */
    record Revised(ArticleFacts article) implements ArticleMessage {}

    /**
     * It is no longer public; who keeps a copy drops it, and what was not told yet is not told any more.
     *
     * @param article the facts as they were last public
     */
    record Withdrawn(ArticleFacts article) implements ArticleMessage {}
}
