package org.hemicycle.localstack.process;

/// A reason to stop that is told to the person at the terminal as it is, without a stack trace.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param sentence what went wrong and, where that helps, what to do
    public Refusal(String sentence) {
        super(sentence);
    }
}
