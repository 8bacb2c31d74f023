package org.hemicycle.defaults.store;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.hemicycle.contracts.LocalizedText;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;

/** The shared types as they stand in the database: dates and durations in ISO 8601, zones by name, texts by language. */
final class Conversions {

    private Conversions() {}

    static List<Converter<?, ?>> all() {
        return List.of(
                new WriteDate(), new ReadDate(), new WriteDuration(), new ReadDuration(), new WriteTime(), new ReadTime(),
                new WriteZone(), new ReadZone(), new WriteText(), new ReadText());
    }

    @WritingConverter
    static final class WriteDate implements Converter<LocalDate, String> {
        @Override
        public String convert(LocalDate date) {
            return date.toString();
        }
    }

    @ReadingConverter
    static final class ReadDate implements Converter<String, LocalDate> {
        @Override
        public LocalDate convert(String date) {
            return LocalDate.parse(date);
        }
    }

    @WritingConverter
    static final class WriteDuration implements Converter<Duration, String> {
        @Override
        public String convert(Duration duration) {
            return duration.toString();
        }
    }

    @ReadingConverter
    static final class ReadDuration implements Converter<String, Duration> {
        @Override
        public Duration convert(String duration) {
            return Duration.parse(duration);
        }
    }

    @WritingConverter
    static final class WriteTime implements Converter<OffsetDateTime, String> {
        @Override
        public String convert(OffsetDateTime time) {
            return time.toString();
        }
    }

    @ReadingConverter
    static final class ReadTime implements Converter<String, OffsetDateTime> {
        @Override
        public OffsetDateTime convert(String time) {
            return OffsetDateTime.parse(time);
        }
    }

    @WritingConverter
    static final class WriteZone implements Converter<ZoneId, String> {
        @Override
        public String convert(ZoneId zone) {
            return zone.getId();
        }
    }

    @ReadingConverter
    static final class ReadZone implements Converter<String, ZoneId> {
        @Override
        public ZoneId convert(String zone) {
            return ZoneId.of(zone);
        }
    }

    @WritingConverter
    static final class WriteText implements Converter<LocalizedText, Document> {
        @Override
        public Document convert(LocalizedText text) {
            return new Document(new LinkedHashMap<String, Object>(text.texts()));
        }
    }

    @ReadingConverter
    static final class ReadText implements Converter<Document, LocalizedText> {
        @Override
        public LocalizedText convert(Document document) {
            Map<String, String> texts = new LinkedHashMap<>();
            document.forEach((language, text) -> texts.put(language, String.valueOf(text)));
            return LocalizedText.of(texts);
        }
    }
}
