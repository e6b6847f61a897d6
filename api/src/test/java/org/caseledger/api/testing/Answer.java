package org.caseledger.api.testing;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the ledger answered. */
public record Answer(HttpResponse<byte[]> response) {
    private static final String PROBLEM = "urn:caseledger:problem:";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public int status() {
        return response.statusCode();
    }

    /** The first value of a header, empty when there is none. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public List<String> headers(String name) {
        return response.headers().allValues(name);
    }

    public String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return JSON.readTree(response.body());
    }

    /** The text of a field of the answer; empty when there is none. */
    public String field(String name) {
        return json().path(name).asString("");
    }

    /** The short name of the problem in the answer; empty when it is none. */
    public String problem() {
        var type = field("type");
        return type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : "";
    }

    @Override
    public String toString() {
        return status() + " " + text();
    }
}
