package org.hemicycle.notification.letter;

/**
 * A place in a letter that is filled per recipient, so that everything around it is rendered once per language.
 *
 * <p>The marks are letters and digits only: escaping leaves them as they are.
 */
public enum Blank {
    /** The address of the reader's preference page. */
    PREFERENCES("blank0preferences0f4c1e7a9d2b8"),
    /** The address of the reader's unsubscribe page. */
    UNSUBSCRIPTION("blank0unsubscription0f4c1e7a9d2b8"),
    /** The address of the reader's confirmation page. */
    CONFIRMATION("blank0confirmation0f4c1e7a9d2b8");

    private final String mark;

    Blank(String mark) {
        this.mark = mark;
    }

    /** What stands in the rendered text until the letter is addressed. */
    public String mark() {
        return mark;
    }
}
