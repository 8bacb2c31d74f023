package org.hemicycle.notification.deadletter;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.hemicycle.defaults.refusal.Refused;
import org.hemicycle.notification.delivery.Chunk;
import org.hemicycle.notification.delivery.Chunks;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows operators what was given up and lets them try it again. */
@RestController
public class DeadLetterController {

    private static final int MOST_CHUNKS = 100;
    private static final int MOST = 500;

    private final Chunks chunks;
    private final DeadMessages messages;

    DeadLetterController(Chunks chunks, DeadMessages messages) {
        this.chunks = chunks;
        this.messages = messages;
    }

    /** What was given up, the latest first. */
    public record DeadLetterList(List<DeadLetter> items) {}

    @GetMapping("/api/dead-letters")
    @PreAuthorize("hasAuthority('operations:read')")
    @Operation(summary = "Mails given up after their last attempt, and messages that could not be read")
    DeadLetterList deadLetters() {
        var letters = new ArrayList<DeadLetter>();
        for (Chunk chunk : chunks.withDeadLetters(MOST_CHUNKS)) {
            if (chunk.givenUp()) {
                letters.add(new DeadLetter(
                        new DeadLetterId("chunk", chunk.id(), "").toString(),
                        "chunk",
                        Objects.requireNonNullElse(chunk.reason(), ""),
                        Objects.requireNonNullElse(chunk.goneAt(), chunk.plannedAt()),
                        chunk.notice(), null, chunk.failures(), null, null, null, null));
            }
            for (Chunk.Outcome dead : chunk.dead()) {
                letters.add(new DeadLetter(
                        new DeadLetterId("mail", chunk.id(), dead.to()).toString(),
                        "mail",
                        dead.reason(),
                        dead.at(),
                        chunk.notice(), dead.to(), dead.attempts(), null, null, null, null));
            }
        }
        letters.addAll(messages.latest());
        letters.sort(Comparator.comparing(DeadLetter::at).reversed());
        return new DeadLetterList(letters.stream().limit(MOST).toList());
    }

    @PostMapping("/api/dead-letters/{id}/replay")
    @PreAuthorize("hasAuthority('operations:write')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Try a dead letter again; it is taken up within seconds")
    void replay(@PathVariable String id) {
        boolean replayed = DeadLetterId.of(id)
                .map(letter -> switch (letter.kind()) {
                    case "mail" -> chunks.revive(letter.first(), letter.second());
                    case "chunk" -> chunks.revive(letter.first());
                    case "message" -> messages.replay(letter);
                    default -> false;
                })
                .orElse(false);
        if (!replayed) {
            throw new Refused(
                    OperationsRefusal.DEAD_LETTER_UNKNOWN, OperationsRefusal.DEAD_LETTER_UNKNOWN.sentence());
        }
    }
}
