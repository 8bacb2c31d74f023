package org.hemicycle.localstack.mail;

/// How many more mails are taken, so that a sender can be caught in the middle of its work however fast it is.
final class Gate {

    private static final long ANY_NUMBER = Long.MAX_VALUE;

    private long left = ANY_NUMBER;

    /// Takes so many more; whoever hands over one more waits for [#open].
    synchronized void closeAfter(long mails) {
        left = mails;
        notifyAll();
    }

    /// Takes any number, and those first who are waiting.
    synchronized void open() {
        closeAfter(ANY_NUMBER);
    }

    /// Returns when one more mail may be taken.
    synchronized void pass() throws InterruptedException {
        while (left == 0) {
            wait();
        }
        if (left != ANY_NUMBER) {
            left--;
        }
    }
}
