package org.hemicycle.notification.subscriber;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that is known of a subscriber, for themselves (GDPR Art. 15 and 20).
 *
 * @param email their address
 * @param standing {@code PENDING}, {@code CONFIRMED} or {@code UNSUBSCRIBED}
 * @param choices what they want to be told
 * @param signUp where and when the latest sign-up came from; the network address as a keyed hash only
 * @param consents proof of what they agreed to and withdrew
 * @param lettersAboutSignUps when letters about sign-ups were sent lately
 * @param elsewhere what other parts of the service keep about them, such as {@code deliveries}, by its name
 */
public record PersonalData(
        String email,
        String standing,
        Choices choices,
        Subscriber.Request signUp,
        List<Consent> consents,
        List<Instant> lettersAboutSignUps,
        Map<String, List<?>> elsewhere) {}
