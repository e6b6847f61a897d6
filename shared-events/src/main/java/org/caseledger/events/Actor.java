package org.caseledger.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The person who acts: taken from the login and kept in the metadata of every event, never from the request. A person
 * who signs on {@code behalf} of a leader by a delegation has that leader's role and unit; it is null for people who
 * act in their own name.
 */
public record Actor(
        String person,
        String name,
        Role role,
        @Nullable UnitId unit,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Behalf behalf) {
    /** The ledger itself, which records what follows from the passing of time. */
    public static final Actor SYSTEM = new Actor("system", "系统", Role.SYSTEM, null);

    /** Whoever proved by the public portal to be the complainant of a case; no login has the name. */
    public static final Actor CITIZEN = new Actor("portal:citizen", "投诉人（网上）", Role.CITIZEN, null);

    /** Whoever acts in their own name. */
    public Actor(String person, String name, Role role, @Nullable UnitId unit) {
        this(person, name, role, unit, null);
    }

    /** The logins of all whose signature it is: of who signs, and for whom. */
    public Set<String> people() {
        return behalf == null ? Set.of(person) : Set.of(person, behalf.person());
    }

    /** The login of the person who answers for a signature: the leader for whom it is, if any. */
    public String answerable() {
        return behalf == null ? person : behalf.person();
    }

    /** The actor as metadata of an event. */
    public Map<String, String> toMetadata() {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("actor", person);
        metadata.put("name", name);
        metadata.put("role", role.name());
        if (unit != null) {
            metadata.put("unit", unit.value());
        }
        if (behalf != null) {
            metadata.putAll(behalf.toMetadata());
        }
        return metadata;
    }

    /** The actor named in the metadata of an event. */
    public static Actor of(Map<String, String> metadata) {
        return of(
                metadata.get("actor"),
                metadata.get("name"),
                metadata.get("role"),
                metadata.get("unit"),
                Behalf.of(metadata.get(Behalf.PERSON), metadata.get(Behalf.NAME)));
    }

    /** The actor of whom an event names this; the ledger itself where it names no role. */
    public static Actor of(
            @Nullable String person,
            @Nullable String name,
            @Nullable String role,
            @Nullable String unit,
            @Nullable Behalf behalf) {
        return new Actor(
                person == null ? "" : person,
                name == null ? "" : name,
                role == null ? Role.SYSTEM : Role.valueOf(role),
                unit == null ? null : new UnitId(unit),
                behalf);
    }
}
