package org.hemicycle.defaults.refusal;

/** What every service refuses in the same way. */
public enum CommonRefusal implements RefusalKind {
    MALFORMED_BODY(400, "The body is not valid JSON, or a value in it has the wrong type."),
    UNKNOWN_FIELD(400, "The body has a field that this request does not know; it may be misspelt."),
    INVALID_FIELD(400, "A field is missing or breaks a rule; the list says which and why."),
    INVALID_PARAMETER(400, "A parameter of the address is missing or has the wrong form."),
    SIGN_IN_NEEDED(401, "The request needs a valid access token."),
    PERMISSION_MISSING(403, "The signed-in person or client may not do this."),
    NOT_FOUND(404, "There is nothing at this address, or it is not public."),
    METHOD_NOT_ALLOWED(405, "The address does not take this HTTP method."),
    NOT_ACCEPTABLE(406, "None of the representations that the request accepts is offered."),
    VERSION_STALE(412, "The record was changed by somebody else since it was read; read it again."),
    BODY_TOO_LARGE(413, "The body is larger than one megabyte."),
    MEDIA_TYPE_UNSUPPORTED(415, "The body's media type is not one that this request takes."),
    VERSION_MISSING(428, "A change needs the header If-Match with the version that it is based on."),
    UNEXPECTED_FAULT(500, "Something went wrong on our side; it was logged with the trace id."),
    STORE_UNAVAILABLE(503, "The database cannot be reached at the moment; nothing was changed, try again.");

    private final int status;
    private final String sentence;

    CommonRefusal(int status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
