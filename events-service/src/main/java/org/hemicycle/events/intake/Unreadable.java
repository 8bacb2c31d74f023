package org.hemicycle.events.intake;

/** An entry of a file that is left out, by name and line; caught by the reader that goes on with the next. */
final class Unreadable extends Exception {

    private final LineFault fault;

    Unreadable(int line, String code, String sentence) {
        super(sentence, null, false, false);
        fault = new LineFault(line, code, sentence, true);
    }

    LineFault fault() {
        return fault;
    }
}
