package org.caseledger.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person who acts: taken from the login and kept in the metadata of every event, never from the
 * request.
 */
public record Actor(String person, String name, Role role, @Nullable UnitId unit) {

    /** The ledger itself, which records what follows from the passing of time. */
    public static final Actor SYSTEM = new Actor("system", "系统", Role.SYSTEM, null);

    /** The names of what metadata tell of an actor. */
    public static final Set<String> METADATA = Set.of("actor", "name", "role", "unit");

    /** The actor as metadata of an event. */
    public Map<String, String> toMetadata() {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("actor", person);
        metadata.put("name", name);
        metadata.put("role", role.name());
        if (unit != null) {
            metadata.put("unit", unit.value());
        }
        return metadata;
    }

    /** The actor named in the metadata of an event. */
    public static Actor of(Map<String, String> metadata) {
        var unit = metadata.get("unit");
        return new Actor(
                metadata.getOrDefault("actor", ""),
                metadata.getOrDefault("name", ""),
                Role.valueOf(metadata.getOrDefault("role", Role.SYSTEM.name())),
                unit == null ? null : new UnitId(unit));
    }
}
