package org.hemicycle.web.upstream;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.web.service.registry.HttpServiceProxyRegistry;

/** Asks every service the same question at the same time, past the breakers, because silence is an answer here. */
@Component
public class Services {

    private final HttpServiceProxyRegistry clients;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    Services(HttpServiceProxyRegistry clients) {
        this.clients = clients;
    }

    /** What each service answered; one that kept silent gets the other answer. */
    public <T> Map<Upstream, T> ask(Function<ServiceApi, T> question, T otherwise) {
        var answers = new EnumMap<Upstream, CompletableFuture<T>>(Upstream.class);
        for (Upstream service : Upstream.values()) {
            ServiceApi client = clients.getClient(service.key(), ServiceApi.class);
            answers.put(service, CompletableFuture.supplyAsync(() -> question.apply(client), threads)
                    .exceptionally(silent -> otherwise));
        }
        var answered = new EnumMap<Upstream, T>(Upstream.class);
        answers.forEach((service, answer) -> answered.put(service, answer.join()));
        return answered;
    }
}
