package org.hemicycle.gateway.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session lives.
 *
 * @param idle without a request
 * @param absolute whatever happens
 * @param signingIn between the start of a sign-in and its end
 * @param touch how exactly the last request is remembered; a session read more often than this is not written again
 */
@ConfigurationProperties("hemicycle.session")
record SessionSettings(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("10h") Duration absolute,
        @DefaultValue("15m") Duration signingIn,
        @DefaultValue("1m") Duration touch) {}
