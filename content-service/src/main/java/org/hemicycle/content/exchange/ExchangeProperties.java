package org.hemicycle.content.exchange;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How files of the directory are carried out.
 *
 * @param sweep how long to wait before looking again for an import to carry out
 * @param part how many records are carried out between two notes of how far it is
 * @param kept how long a file that nobody starts is kept
 */
@ConfigurationProperties("hemicycle.directory-imports")
record ExchangeProperties(
        @DefaultValue("1s") Duration sweep, @DefaultValue("500") int part, @DefaultValue("7d") Duration kept) {}
