package org.hemicycle.gateway.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the provider gave the gateway to act for a person: kept in their session, never shown to the browser. */
record Tokens(String access, Instant expires, @Nullable String refresh) {}
