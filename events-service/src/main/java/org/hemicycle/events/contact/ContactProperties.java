package org.hemicycle.events.contact;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How addresses and needs are kept.
 *
 * @param key base64 of the 32 bytes from which the keys for encrypting them are derived
 * @param sweep how often needs whose date has come are looked for
 */
@ConfigurationProperties("hemicycle.address")
public record ContactProperties(String key, @DefaultValue("PT1H") Duration sweep) {

    static final String KEY_NAME = "ADDRESS_KEY";
}
