package org.hemicycle.web.area;

import org.hemicycle.contracts.LocalizedText;

/** A post of the directory, such as that of a prime minister. */
public record Post(String id, LocalizedText label) {}
