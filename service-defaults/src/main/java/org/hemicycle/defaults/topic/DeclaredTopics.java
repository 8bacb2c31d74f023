package org.hemicycle.defaults.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.hemicycle.contracts.Topic;
import org.hemicycle.contracts.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Creates the topics that are missing on the broker, with their dead letters, before any consumer starts.
 *
 * <p>While the broker cannot be reached the service waits for it a while and then starts all the same; consumers then
 * retry on their own.
 */
public final class DeclaredTopics implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeclaredTopics.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, Object> adminConfig;
    private final short replication;
    private volatile boolean running;

    /** The topics of {@link Topics}, to be created with so many replicas (at least two in sync where there are three). */
    public DeclaredTopics(Map<String, Object> adminConfig, int replication) {
        this.adminConfig = adminConfig;
        this.replication = (short) replication;
    }

    @Override
    public void start() {
        running = true;
        try (Admin admin = Admin.create(adminConfig)) {
            Set<String> present = admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            List<NewTopic> missing = declared().stream().filter(topic -> !present.contains(topic.name())).toList();
            for (var creation : admin.createTopics(missing).values().entrySet()) {
                try {
                    creation.getValue().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                    log.info("Created topic {}", creation.getKey());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    } // another instance was quicker
                }
            }
        } catch (ExecutionException | TimeoutException e) {
            log.error("The declared topics could not be created: {}", String.valueOf(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<NewTopic> declared() {
        var topics = new ArrayList<NewTopic>();
        for (Topic topic : Topics.ALL) {
            Duration retention = topic.retention();
            topics.add(new NewTopic(topic.name(), topic.partitions(), replication).configs(retention == null
                    ? Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, inSync())
                    : kept(retention)));
            for (String group : topic.consumers()) {
                topics.add(new NewTopic(topic.deadLetters(group), 1, replication).configs(kept(Topics.DEAD_LETTER_RETENTION)));
            }
        }
        return topics;
    }

    private Map<String, String> kept(Duration retention) {
        return Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()), TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, inSync());
    }

    private String inSync() {
        return replication >= 3 ? "2" : "1";
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the outbox and the binder's bindings. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 500;
    }
}
