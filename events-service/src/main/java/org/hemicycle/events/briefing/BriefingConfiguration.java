package org.hemicycle.events.briefing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.hemicycle.defaults.refusal.RefusalKind;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.hemicycle.defaults.store.StoreConversions;
import org.hemicycle.events.guest.GuestRefusal;
import org.hemicycle.events.guest.RegistrationState;
import org.hemicycle.events.guest.Why;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/** What the framework must know of briefings: their refusals, and how their states stand in a document. */
@Configuration(proxyBeanMethods = false)
class BriefingConfiguration {

    @Bean
    Refusals briefingRefusals() {
        var all = new ArrayList<RefusalKind>(List.of(BriefingRefusal.values()));
        all.addAll(List.of(GuestRefusal.values()));
        return new Refusals(all);
    }

    @Bean
    StoreConversions briefingConversions() {
        return new StoreConversions(List.of(new WriteId(), new ReadId(), new WriteState(), new ReadState()));
    }

    @WritingConverter
    static final class WriteId implements Converter<BriefingId, String> {
        @Override
        public String convert(BriefingId id) {
            return id.value();
        }
    }

    @ReadingConverter
    static final class ReadId implements Converter<String, BriefingId> {
        @Override
        public BriefingId convert(String id) {
            return new BriefingId(id);
        }
    }

    /** By the word that the API uses, so that the data does not depend on the names of classes. */
    @WritingConverter
    static final class WriteState implements Converter<RegistrationState, Document> {
        @Override
        public Document convert(RegistrationState state) {
            var document = new Document("name", state.word()).append("at", Date.from(state.at()));
            return switch (state) {
                case RegistrationState.Invited invited -> document.append("maybe", invited.maybe());
                case RegistrationState.Waitlisted waitlisted -> document.append("place", waitlisted.place());
                case RegistrationState.Offered offered -> document.append("until", Date.from(offered.until())).append("place", offered.place());
                case RegistrationState.Declined declined -> document.append("why", declined.why().name());
                case RegistrationState.Cancelled cancelled -> document.append("why", cancelled.why().name());
                case RegistrationState.Attended attended ->
                        attended.substitute() == null ? document : document.append("substitute", attended.substitute());
                case RegistrationState.Unconfirmed unconfirmed -> document.append("until", Date.from(unconfirmed.until()));
                case RegistrationState.Requested requested -> document;
                case RegistrationState.Confirmed confirmed -> document;
                case RegistrationState.NoShow noShow -> document;
            };
        }
    }

    @ReadingConverter
    static final class ReadState implements Converter<Document, RegistrationState> {
        @Override
        public RegistrationState convert(Document document) {
            Instant at = document.getDate("at").toInstant();
            String name = document.getString("name");
            return switch (name) {
                case "invited" -> new RegistrationState.Invited(at, document.getBoolean("maybe", false));
                case "unconfirmed" -> new RegistrationState.Unconfirmed(at, document.getDate("until").toInstant());
                case "requested" -> new RegistrationState.Requested(at);
                case "waitlisted" -> new RegistrationState.Waitlisted(at, place(document));
                case "offered" -> new RegistrationState.Offered(at, document.getDate("until").toInstant(), place(document));
                case "confirmed" -> new RegistrationState.Confirmed(at);
                case "declined" -> new RegistrationState.Declined(at, why(document));
                case "cancelled" -> new RegistrationState.Cancelled(at, why(document));
                case "attended" -> new RegistrationState.Attended(at, document.getString("substitute"));
                case "no-show" -> new RegistrationState.NoShow(at);
                default -> throw new IllegalStateException("a registration in the store is in no state that is known: " + name);
            };
        }

        private static long place(Document document) {
            return Objects.requireNonNull(document.get("place", Number.class)).longValue();
        }

        private static Why why(Document document) {
            return Why.valueOf(document.getString("why"));
        }
    }
}
