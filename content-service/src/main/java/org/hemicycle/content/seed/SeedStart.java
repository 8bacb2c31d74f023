package org.hemicycle.content.seed;

import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Imports the seeds when the service starts, before it is ready, and tells {@code /actuator/info} and
 * {@code /actuator/health} what came of it.
 *
 * <p>Refused seeds do not keep the service from answering: what was imported before stays. So they make the health of
 * the component {@code seeds} bad, and leave readiness alone.
 */
@Component("seeds")
class SeedStart implements ApplicationRunner, HealthIndicator, InfoContributor {

    private static final Logger log = LoggerFactory.getLogger(SeedStart.class);
    private static final Duration BEFORE_NEXT_ATTEMPT = Duration.ofSeconds(5);

    private final SeedImport seedImport;
    private final SeedFolder folder;
    private volatile SeedOutcome outcome = SeedOutcome.RUNNING;

    SeedStart(SeedImport seedImport, @Value("${hemicycle.seeds}") String folder) {
        this.seedImport = seedImport;
        this.folder = new SeedFolder(Path.of(folder));
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!attempt()) {
            Thread.ofVirtual().name("seeds").start(this::attemptUntilDone);
        }
    }

    private boolean attempt() {
        try {
            outcome = seedImport.importFrom(folder);
            return true;
        } catch (DataAccessException e) {
            log.warn("The import of the seeds was interrupted and will go on: {}", e.toString());
            return false;
        }
    }

    private void attemptUntilDone() {
        try {
            do {
                Thread.sleep(BEFORE_NEXT_ATTEMPT);
            } while (!attempt());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Health health() {
        SeedOutcome last = outcome;
        var health = switch (last.state()) {
            case IMPORTED -> Health.up();
            case RUNNING -> Health.unknown();
            case REFUSED -> Health.outOfService();
        };
        return health.withDetail("problems", last.problems()).build();
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail("seeds", outcome);
    }
}
