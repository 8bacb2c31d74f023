package org.hemicycle.events.link;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How personal links are signed.
 *
 * @param key base64 of at least 32 bytes; whoever has it and the store can act as anybody who was sent a link
 */
@ConfigurationProperties("hemicycle.link")
public record LinkProperties(String key) {}
