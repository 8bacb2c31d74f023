package org.hemicycle.web.upstream;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What every service answers, whatever it is for. */
@HttpExchange
public interface ServiceApi {

    @GetExchange("/actuator/health/readiness")
    ResponseEntity<Health> readiness();

    @GetExchange("/actuator/info")
    ResponseEntity<Info> info();

    /** Every way in which the service refuses. */
    @GetExchange("/api/problems")
    ResponseEntity<List<Refusal>> problems();

    /** Whether it takes requests: {@code UP}, or another word. */
    record Health(@Nullable String status) {}

    /** Who it is; an instance that answers is one of perhaps several. */
    record Info(@Nullable String instance, @Nullable Build build) {}

    /** What it was built from. */
    record Build(@Nullable String version) {}

    /**
     * One way in which it refuses.
     *
     * @param type the problem type, such as {@code /problems/visit-already-held}
     * @param title its title, English
     * @param status its HTTP status
     * @param sentence what it means, English
     */
    record Refusal(String type, String title, int status, String sentence) {

        /** The last part of its type. */
        public String name() {
            return type.substring(type.lastIndexOf('/') + 1);
        }
    }
}
