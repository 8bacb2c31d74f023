package org.hemicycle.localstack.tether;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Runs a main class and ends the JVM as soon as the process that started it is gone, however it went.
///
/// The starter holds the other end of standard input and never writes to it. The kernel closes that end even when the
/// starter is killed, and reading then ends at once: no polling, no process id that another process may have got since.
public final class Tether {

    private static final long MILLISECONDS_TO_END_IN_ORDER = 10_000;

    private Tether() {
    }

    /// Takes the main class's name and its arguments.
    public static void main(String[] args) throws Throwable {
        // Ctrl-C reaches every process of the terminal at once. Only the starter answers it, so that it can stop its
        // children in order.
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        Thread.ofPlatform().daemon().name("tether").start(Tether::endWithStarter);

        Method main = Class.forName(args[0]).getDeclaredMethod("main", String[].class);
        main.setAccessible(true);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException failure) {
            // Threads that were started before it failed would keep a process alive that never will be ready.
            (failure.getCause() == null ? failure : failure.getCause()).printStackTrace();
            end(1);
        }
    }

    private static void endWithStarter() {
        try {
            while (System.in.read() != -1) {
                continue;
            }
        } catch (IOException closed) {
            // The same news as the end of the stream.
        }
        end(143);
    }

    private static void end(int status) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(MILLISECONDS_TO_END_IN_ORDER);
            } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(137);
        });
        Runtime.getRuntime().exit(status);
    }
}
