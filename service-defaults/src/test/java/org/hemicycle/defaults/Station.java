package org.hemicycle.defaults;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hemicycle.contracts.ChunkPlanned;
import org.hemicycle.contracts.LocalizedText;
import org.hemicycle.defaults.intake.NotNow;
import org.hemicycle.defaults.intake.Received;
import org.hemicycle.defaults.refusal.EntityVersion;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A service of nothing but the defaults: it sends parcels and receives them back. */
@SpringBootApplication
class Station {

    record Parcel(String label, LocalizedText title, LocalDate day) {
        static Parcel labelled(String label) {
            return new Parcel(label, LocalizedText.of("en", "Parcel " + label), LocalDate.parse("2027-03-01"));
        }
    }

    /** What arrived, and how often each id failed first. */
    static final class Arrivals {
        final Queue<Received<ChunkPlanned>> received = new ConcurrentLinkedQueue<>();
        final Map<String, Integer> failuresLeft = new ConcurrentHashMap<>();

        void take(Received<ChunkPlanned> arrived) {
            Integer left = failuresLeft.computeIfPresent(arrived.message().noticeId(), (id, failures) -> failures - 1);
            if (left != null && left >= 0) {
                throw switch (arrived.message().noticeId().split("-")[0]) {
                    case "outage" -> new DataAccessResourceFailureException("the store is away");
                    case "busy" -> new NotNow("somebody else has it");
                    default -> new IllegalStateException("a fault of ours");
                };
            }
            received.add(arrived);
        }
    }

    @RestController
    static class Counter {
        record Order(@NotBlank String name, @Min(1) int quantity) {}

        @PostMapping("/api/open/orders")
        @PreAuthorize("hasAuthority('parcels:write')")
        Order order(@Valid @RequestBody Order order) {
            return order;
        }

        @GetMapping("/api/open/parcels/{number}")
        int parcel(@PathVariable int number) {
            if (number == 13) {
                throw new IllegalStateException("a secret detail");
            }
            return number;
        }

        @PutMapping("/api/parcels/{number}/label")
        @PreAuthorize("hasAuthority('parcels:write')")
        long label(@PathVariable int number, @RequestHeader(name = "If-Match", required = false) String ifMatch) {
            return EntityVersion.required(ifMatch);
        }

        @GetMapping("/api/unguarded")
        String unguarded() {
            return "for anybody with a token";
        }
    }

    public static void main(String[] arguments) {
        SpringApplication.run(Station.class, arguments);
    }
}
