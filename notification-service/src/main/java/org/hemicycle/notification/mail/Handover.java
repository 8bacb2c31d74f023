package org.hemicycle.notification.mail;

/** What the mail server said to one mail. */
public sealed interface Handover {

    /** The server has taken responsibility for it. */
    record Taken() implements Handover {}

    /** Not now (4yz, RFC 5321 §4.2.1), or the connection broke before the answer; it may be sent again. */
    record Later(String reason) implements Handover {}

    /** Never to this recipient (5yz). */
    record Refused(String reason) implements Handover {}

    /** No server answered at all, which says nothing about the recipient. */
    record NoServer(String reason) implements Handover {}
}
