package org.hemicycle.localstack.mongodb;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/// Lets a write command be answered only when the disk has it. Whoever waits first commits for all that are done by then,
/// so under load one visit to the disk serves many.
final class GroupCommit {

    private static final int MUCH = 16 << 20;

    private final MVStore store;
    /// Commands hold the read side, as many as there are; a commit takes the write side, so it sees none half done.
    private final ReentrantReadWriteLock commands = new ReentrantReadWriteLock(true);
    private final ReentrantLock committing = new ReentrantLock();
    private final AtomicLong done = new AtomicLong();
    private volatile long durable;
    private final Consumer<RuntimeException> giveUp;
    /// Whether something is in the file that the disk may not have yet.
    private volatile boolean written;

    /// @param giveUp told when the disk refuses a commit: what is in memory is then ahead of what is on disk
    GroupCommit(MVStore store, Consumer<RuntimeException> giveUp) {
        this.store = store;
        this.giveUp = giveUp;
    }

    /// Runs a command and returns its result once all it wrote is on disk. A command that fails is not waited for, as
    /// nothing of it is acknowledged.
    <T> T write(Supplier<T> command) {
        T result;
        long number;
        commands.readLock().lock();
        try {
            result = command.get();
            number = done.incrementAndGet();
        } finally {
            commands.readLock().unlock();
        }
        awaitDurable(number);
        return result;
    }

    /// Runs a command without a result.
    void write(Runnable command) {
        write(() -> {
            command.run();
            return Boolean.TRUE;
        });
    }

    /// Lets a command that changes very much write down what it has so far, at a moment when others may see that. It is
    /// only an attempt: if another command waits for this one, there is no such moment, and this returns without.
    void relieve() {
        if (store.getUnsavedMemory() < MUCH || commands.getReadHoldCount() != 1) {
            return;
        }
        commands.readLock().unlock();
        try {
            if (commands.writeLock().tryLock(50, TimeUnit.MILLISECONDS)) {
                try {
                    commitAll();
                } finally {
                    commands.writeLock().unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            commands.readLock().lock();
        }
    }

    private void awaitDurable(long number) {
        if (durable >= number) {
            return;
        }
        committing.lock();
        try {
            if (durable < number) {
                commit(() -> { });
            }
        } finally {
            committing.unlock();
        }
    }

    /// Does something to the store that must not meet a command half done, and commits.
    void maintain(Runnable work) {
        committing.lock();
        try {
            commit(work);
        } finally {
            committing.unlock();
        }
    }

    private void commit(Runnable work) {
        long upTo;
        commands.writeLock().lock();
        try {
            upTo = done.get();
            work.run();
            commitAll();
        } catch (RuntimeException failure) {
            giveUp.accept(failure);
            throw failure;
        } finally {
            commands.writeLock().unlock();
        }
        sync();
        durable = upTo;
    }

    private void commitAll() {
        if (store.commit() >= 0) {
            written = true;
        }
    }

    /// Others may change their documents meanwhile; they wait for the next commit. Commands that changed nothing, such as
    /// looking in vain for work to do, cost no visit to the disk.
    private void sync() {
        try {
            if (written) {
                written = false;
                store.sync();
            }
        } catch (RuntimeException failure) {
            giveUp.accept(failure);
            throw failure;
        }
    }
}
