package org.hemicycle.events.visit;

import java.util.List;
import org.hemicycle.defaults.refusal.RefusalList.Refusals;
import org.hemicycle.defaults.store.StoreConversions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/** What the framework must know of visits: their refusals, and that an id is plain text in a document. */
@Configuration(proxyBeanMethods = false)
class VisitConfiguration {

    @Bean
    Refusals visitRefusals() {
        return new Refusals(List.of(VisitRefusal.values()));
    }

    @Bean
    StoreConversions visitConversions() {
        return new StoreConversions(List.of(new WriteId(), new ReadId()));
    }

    @WritingConverter
    static final class WriteId implements Converter<VisitId, String> {
        @Override
        public String convert(VisitId id) {
            return id.value();
        }
    }

    @ReadingConverter
    static final class ReadId implements Converter<String, VisitId> {
        @Override
        public VisitId convert(String id) {
            return new VisitId(id);
        }
    }
}
