package org.hemicycle.web.subscriber;

import java.time.Instant;
import java.util.List;
import org.hemicycle.web.upstream.Listing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What pages ask of notification-service about files of subscribers; reading one may take a minute. */
@HttpExchange("/api/subscriber-imports")
public interface SubscriberFilesApi {

    @GetExchange
    ResponseEntity<Listing<Import>> latest();

    @PostExchange(contentType = "text/csv")
    ResponseEntity<Void> send(@RequestParam MultiValueMap<String, String> parameters, @RequestBody byte[] file);

    @GetExchange("/{id}")
    ResponseEntity<Import> one(@PathVariable String id);

    @PutExchange("/{id}/start")
    ResponseEntity<Void> start(@PathVariable String id);

    @DeleteExchange("/{id}")
    ResponseEntity<Void> discard(@PathVariable String id);

    /** What is wrong with a line. */
    record Fault(int line, @Nullable String field, @Nullable String message) {}

    /** A file; the state is one of {@code receiving, checked, running, done}. */
    record Import(
            String id,
            @Nullable String by,
            String basis,
            @Nullable String evidence,
            String state,
            int rows,
            int valid,
            int known,
            int suppressed,
            int duplicates,
            int faulty,
            @Nullable List<Fault> faults,
            int parts,
            int done,
            int added,
            @Nullable Instant receivedAt) {

        /** Whether the page should look again by itself. */
        public boolean isRunning() {
            return state.equals("running");
        }

        /** Whether somebody has to say yes or no to it. */
        public boolean isChecked() {
            return state.equals("checked");
        }

        /** How many would become subscribers. */
        public int fresh() {
            return Math.max(0, valid - known - suppressed);
        }

        /** What is wrong with the first lines that are left out. */
        public List<Fault> wrong() {
            return faults == null ? List.of() : faults;
        }
    }
}
