package org.hemicycle.gateway.document;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the services' documents are fetched.
 *
 * @param patience how long a service may take to answer before it counts as missing
 */
@ConfigurationProperties("hemicycle.documents")
record DocumentSettings(@DefaultValue("3s") Duration patience) {}
