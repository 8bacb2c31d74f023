package org.hemicycle.endtoend;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A mail that the catcher took.
 *
 * @param number the catcher's own, rising
 * @param headers names as they came, each with a list of values
 */
record Mail(long number, String to, String subject, String text, JsonNode headers) {

    static Mail of(JsonNode mail) {
        return new Mail(mail.path("id").asLong(), mail.path("to").path(0).asString(), mail.path("subject").asString(),
                mail.path("text").asString(), mail.path("headers"));
    }

    String header(String name) {
        return headers.propertyStream().filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().path(0).asString()).findFirst().orElse("");
    }

    /** The token at the end of the first link to such a page. */
    String token(String page) {
        Matcher link = Pattern.compile("/" + page + "/([A-Za-z0-9._-]+)").matcher(text);
        if (!link.find()) {
            throw new AssertionError("There is no link to " + page + " in the mail: " + text);
        }
        return link.group(1);
    }
}
