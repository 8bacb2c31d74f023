package org.hemicycle.events.contact;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How addresses and needs are kept.
 *
 * @param key base64 of the 32 bytes from which the keys for encrypting them are derived
 * @param sweep how often needs and addresses whose date has come are looked for
 * @param keep how long the address of somebody outside a delegation is kept after it was last given
 */
@ConfigurationProperties("hemicycle.address")
public record ContactProperties(String key, @DefaultValue("PT1H") Duration sweep, @DefaultValue("365d") Duration keep) {

    static final String KEY_NAME = "ADDRESS_KEY";
}
