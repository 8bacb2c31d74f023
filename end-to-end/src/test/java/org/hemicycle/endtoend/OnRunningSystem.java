package org.hemicycle.endtoend;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one running system of this JVM, and what else all of them share: started when the first test asks, and
 * stopped after the last.
 */
final class OnRunningSystem implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace SHARED = Namespace.create(OnRunningSystem.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningSystem.class || type == Mailbox.class || type == Crowd.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(SHARED);
        var system = started(store);
        Class<?> type = parameter.getParameter().getType();
        if (type == RunningSystem.class) {
            return system;
        }
        var mailbox = store.computeIfAbsent(Mailbox.class, first -> new Mailbox(system.mailPage()), Mailbox.class);
        return type == Mailbox.class
                ? mailbox
                : store.computeIfAbsent(Crowd.class, first -> Crowd.signUp(system, mailbox), Crowd.class);
    }

    /** A start that failed is not tried again by every test, which would take minutes each time. */
    private static RunningSystem started(ExtensionContext.Store store) {
        var failure = store.get(RuntimeException.class, RuntimeException.class);
        if (failure != null) {
            throw new IllegalStateException("The system could not be started for an earlier test", failure);
        }
        try {
            return store.computeIfAbsent(RunningSystem.class, first -> RunningSystem.start(), RunningSystem.class);
        } catch (RuntimeException e) {
            store.put(RuntimeException.class, e);
            throw e;
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        var system = context.getRoot().getStore(SHARED).get(RunningSystem.class, RunningSystem.class);
        if (context.getExecutionException().isPresent() && system != null) {
            System.out.println("After the failure of " + context.getDisplayName() + " the logs end like this:\n"
                    + system.lastWords());
        }
    }
}
