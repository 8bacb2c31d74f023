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
}
