package org.hemicycle.notification.concern;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whom to ask for what concerns people, and as whom.
 *
 * @param url where events-service is reached
 * @param issuer the OpenID provider that gives this service its token
 * @param clientId what this service is called there
 * @param clientSecret its secret there
 * @param limit how long one answer may take
 * @param attempts how often one question is asked before it counts as unanswered
 * @param calls how many of the latest calls are looked at; half of them unanswered is too many
 * @param pause how long a silent events-service is left alone before it is tried again
 */
@ConfigurationProperties("hemicycle.concerns")
public record ConcernProperties(
        URI url,
        URI issuer,
        String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("2s") Duration limit,
        @DefaultValue("2") int attempts,
        @DefaultValue("6") int calls,
        @DefaultValue("5s") Duration pause) {}
