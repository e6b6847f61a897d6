package org.caseledger.api.process;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import lombok.Getter;
import org.caseledger.query.process.Datum;

/** The types of objects in an exported log, and the attributes of objects and events. */
@Getter
public enum OcelTypes {
    CASE(
            "number string",
            "kind string",
            "channel string",
            "procedure string",
            "source string",
            "judged boolean",
            "severity string",
            "round integer"),
    RESPONDENT,
    UNIT,
    PERSON,
    DOCUMENT("kind string");

    /** Those of every event, in their order, with their types. */
    public static final Map<String, String> EVENT = ofEvent();

    /** The attributes of such objects, with their types. */
    private final Map<String, String> attributes;

    OcelTypes(String... attributes) {
        var all = new LinkedHashMap<String, String>();
        for (var attribute : attributes) {
            all.put(attribute.split(" ")[0], attribute.split(" ")[1]);
        }
        this.attributes = Collections.unmodifiableMap(all);
    }

    private static Map<String, String> ofEvent() {
        var all = new LinkedHashMap<String, String>();
        all.put("position", "integer");
        all.put("recorded", "time");
        all.put("role", "string");
        for (var datum : Datum.values()) {
            all.put(
                    datum.key(),
                    switch (datum.type()) {
                        case WORD -> "string";
                        case NUMBER -> "integer";
                        case YES_OR_NO -> "boolean";
                    });
        }
        return Collections.unmodifiableMap(all);
    }

    /** The name of the type, with which the ids of its objects begin. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
