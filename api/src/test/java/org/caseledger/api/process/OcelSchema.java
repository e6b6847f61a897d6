package org.caseledger.api.process;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What OCEL 2.0 asks of a log in JSON: the constraints of its published JSON schema (which members are required, that
 * all values are texts, and times are RFC 3339), written here anew, and what the specification says beyond it of types,
 * ids and references.
 */
final class OcelSchema {
    private static final Set<String> TYPES = Set.of("string", "time", "integer", "float", "boolean");

    private final List<String> violations = new ArrayList<>();
    private final Map<String, Map<String, String>> eventTypes = new HashMap<>();
    private final Map<String, Map<String, String>> objectTypes = new HashMap<>();
    private final Set<String> objects = new HashSet<>();

    private OcelSchema() {}

    /** What is wrong with the log; empty for one that is OCEL. */
    static List<String> violations(JsonNode log) {
        var schema = new OcelSchema();
        schema.check(log);
        return schema.violations;
    }

    private void check(JsonNode log) {
        for (var member : List.of("eventTypes", "objectTypes", "events", "objects")) {
            require(log.path(member).isArray(), "%s is no array", member);
        }
        log.path("eventTypes").forEach(type -> type(type, eventTypes));
        log.path("objectTypes").forEach(type -> type(type, objectTypes));
        for (var object : log.path("objects")) {
            require(objects.add(object.path("id").asString("")), "twice: %s", object.path("id"));
        }
        var events = new HashSet<String>();
        for (var event : log.path("events")) {
            require(events.add(event.path("id").asString("")), "twice: %s", event.path("id"));
            one(event, eventTypes);
            time(event.path("time"));
            require(!event.path("relationships").isEmpty(), "event of no object: %s", event);
        }
        for (var object : log.path("objects")) {
            one(object, objectTypes);
            object.path("attributes").forEach(value -> time(value.path("time")));
        }
    }

    private void type(JsonNode type, Map<String, Map<String, String>> types) {
        text(type, "name");
        require(type.path("attributes").isArray(), "no attributes: %s", type);
        var attributes = new HashMap<String, String>();
        for (var attribute : type.path("attributes")) {
            text(attribute, "name");
            text(attribute, "type");
            var of = attribute.path("type").asString("");
            require(TYPES.contains(of), "no type: %s", attribute);
            attributes.put(attribute.path("name").asString(""), of);
        }
        require(types.put(type.path("name").asString(""), attributes) == null, "twice: %s", type);
    }

    private void one(JsonNode one, Map<String, Map<String, String>> types) {
        text(one, "id");
        text(one, "type");
        var attributes = types.get(one.path("type").asString(""));
        require(attributes != null, "type is not declared: %s", one);
        for (var value : one.path("attributes")) {
            text(value, "name");
            text(value, "value");
            var type = attributes == null
                    ? null
                    : attributes.get(value.path("name").asString(""));
            require(type != null && parses(value.path("value").asString(""), type), "%s", value);
        }
        var seen = new HashSet<String>();
        for (var relation : one.path("relationships")) {
            text(relation, "objectId");
            text(relation, "qualifier");
            require(objects.contains(relation.path("objectId").asString("")), "no such object: %s", relation);
            require(seen.add(relation.toString()), "twice: %s", relation);
        }
    }

    private static boolean parses(String value, String type) {
        return switch (type) {
            case "integer" -> value.matches("-?[0-9]+");
            case "boolean" -> value.equals("true") || value.equals("false");
            case "time" -> !Instant.parse(value).equals(Instant.EPOCH);
            default -> true;
        };
    }

    private void time(JsonNode time) {
        try {
            OffsetDateTime.parse(time.asString(""));
        } catch (DateTimeParseException e) {
            violations.add("no time: " + time);
        }
    }

    private void text(JsonNode of, String member) {
        require(of.path(member).isString(), "%s is no text: %s", member, of);
    }

    private void require(boolean holds, String otherwise, Object... of) {
        if (!holds) {
            violations.add(otherwise.formatted(of));
        }
    }
}
