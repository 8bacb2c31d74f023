package org.hemicycle.notification.subscriber;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hemicycle.defaults.outbox.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All subscribers, one after the other, for who may take them out of here. */
@Component
public class Roll {

    /** What each line says, in this order. */
    public static final List<String> COLUMNS = List.of(
            "id",
            "email",
            "standing",
            "language",
            "areas",
            "kinds",
            "cadence",
            "timeZone",
            "hour",
            "weekday",
            "consentGivenAt",
            "consentWording",
            "consentLanguage",
            "consentBasis",
            "consentWithdrawnAt");

    private final Subscribers subscribers;
    private final AddressVault vault;

    Roll(Subscribers subscribers, AddressVault vault) {
        this.subscribers = subscribers;
        this.vault = vault;
    }

    /** A line for each; whoever asked closes the stream. */
    public Stream<List<String>> lines() {
        return subscribers.all().map(this::line);
    }

    private List<String> line(Versioned<Subscriber> subscriber) {
        Subscriber state = subscriber.state();
        Choices choices = state.choices();
        Consent consent = state.consents().isEmpty() ? null : state.consents().getLast();
        return List.of(
                subscriber.id(),
                vault.open(state.email(), subscriber.id()).wire(),
                state.standing().name(),
                choices.language(),
                String.join(" ", choices.areas()),
                String.join(" ", choices.kinds()),
                choices.cadence(),
                text(choices.timeZone()),
                text(choices.hour()),
                text(choices.weekday()),
                text(consent == null ? null : consent.givenAt()),
                text(consent == null ? null : consent.wording()),
                text(consent == null ? null : consent.language()),
                text(consent == null ? null : consent.basis()),
                text(consent == null ? null : consent.withdrawnAt()));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
