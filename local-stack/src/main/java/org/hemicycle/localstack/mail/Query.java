package org.hemicycle.localstack.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads what a request's address says.
final class Query {

    private Query() {
    }

    /// The parameters after the question mark, the last value of a name counting.
    static Map<String, String> of(URI address) {
        Map<String, String> values = new LinkedHashMap<>();
        String query = address.getRawQuery() == null ? "" : address.getRawQuery();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                // An address may hold a plus sign (anna+news@…) and callers often forget to write it as %2B; no
                // parameter here ever needs a space.
                values.put(pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1).replace("+", "%2B"), UTF_8));
            }
        }
        return values;
    }

    /// The id in a path such as `/17`, if it is one.
    static Optional<Long> id(String path) {
        try {
            return Optional.of(Long.valueOf(path.substring(1)));
        } catch (NumberFormatException | StringIndexOutOfBoundsException noId) {
            return Optional.empty();
        }
    }
}
