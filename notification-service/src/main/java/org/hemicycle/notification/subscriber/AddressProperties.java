package org.hemicycle.notification.subscriber;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How addresses are kept.
 *
 * @param key base64 of the 32 bytes from which the keys for finding and for encrypting addresses are derived
 */
@ConfigurationProperties("hemicycle.address")
public record AddressProperties(String key) {}
