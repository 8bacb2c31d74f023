package org.hemicycle.localstack.control;

/// What can be asked of the running process.
public interface Orders {

    /// What runs now.
    Status status();

    /// Starts or stops instances until there are that many, and returns when it is done.
    Scaled scale(String deployable, int instances);

    /// Begins to stop everything and returns at once.
    void down();
}
