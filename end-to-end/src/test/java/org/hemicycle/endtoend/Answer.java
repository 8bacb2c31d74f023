package org.hemicycle.endtoend;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request was answered. */
record Answer(HttpResponse<String> response) {

    private static final JsonMapper JSON = new JsonMapper();

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The version to base a change on. */
    String version() {
        return header("ETag");
    }

    JsonNode json() {
        return JSON.readTree(body());
    }

    /** This answer, if it has the status; else the test fails with what it says. */
    Answer expect(int status) {
        if (status() != status) {
            throw new AssertionError(response.request().method() + " " + response.uri() + " was answered " + this
                    + " instead of " + status);
        }
        return this;
    }

    @Override
    public String toString() {
        return status() + " " + (body().length() > 1_500 ? body().substring(0, 1_500) + "…" : body());
    }
}
