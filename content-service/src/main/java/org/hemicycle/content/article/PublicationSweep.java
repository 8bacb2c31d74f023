package org.hemicycle.content.article;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.hemicycle.defaults.store.Leases;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;

/**
 * Publishes scheduled pieces when their time has come, on one instance at a time.
 *
 * <p>The time is kept with the piece, so a restart forgets none; and should two instances look at once, the version of
 * the piece sees to it that one of them publishes it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublicationProperties.class)
class PublicationSweep implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PublicationSweep.class);

    private final ArticleDesk desk;
    private final Leases leases;
    private final PublicationProperties properties;
    private volatile @Nullable ScheduledExecutorService running;

    PublicationSweep(ArticleDesk desk, Leases leases, PublicationProperties properties) {
        this.desk = desk;
        this.leases = leases;
        this.properties = properties;
    }

    @Override
    public void start() {
        var executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("publications").factory());
        long pause = properties.sweep().toMillis();
        executor.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
        running = executor;
    }

    private void sweep() {
        try {
            if (leases.hold("publications", properties.lease())) {
                desk.publishDue();
            }
        } catch (RuntimeException e) {
            log.warn("A look for pieces whose time has come failed, the next one tries again: {}", e.toString());
        }
    }

    @Override
    public void stop() {
        var executor = running;
        running = null;
        if (executor != null) {
            executor.shutdown();
            try {
                executor.awaitTermination(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
