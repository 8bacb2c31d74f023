package org.hemicycle.notification.audience;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hemicycle.notification.letter.Wording;
import org.hemicycle.notification.subscriber.Readership;
import org.hemicycle.notification.subscriber.Subscribers;
import org.springframework.stereotype.Component;

/** Counts readerships as they are at this moment. */
@Component
public class Audiences {

    private final Subscribers subscribers;

    Audiences(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    /**
     * How many readers there are.
     *
     * @param total all of them
     * @param languages how many of them read each language
     */
    public record Size(long total, Map<String, Long> languages) {}

    /** How many it is for at this moment, those to whose address nothing is sent included. */
    public Size size(Readership readership) {
        var languages = new LinkedHashMap<String, Long>();
        for (String language : Wording.LANGUAGES) {
            languages.put(language, subscribers.count(readership, language));
        }
        long total = languages.values().stream().mapToLong(Long::longValue).sum();
        return new Size(total, languages);
    }
}
