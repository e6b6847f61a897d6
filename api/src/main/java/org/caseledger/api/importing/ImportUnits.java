package org.caseledger.api.importing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.api.security.Cause;
import org.caseledger.api.security.UnitRegister;
import org.caseledger.api.security.Units;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;

/**
 * The units of an import, found by name or code; known ones are never changed. One that only the source knows has its
 * name as code, which is a part of addresses: what an address may not have is written in full width there.
 */
final class ImportUnits {
    /** A server takes none of these from an address, or takes it for the end of the path. */
    private static final String NOT_IN_ADDRESSES = "/\\?#%;";

    /** From a character of ASCII to its full-width form. */
    private static final int FULL_WIDTH = '／' - '/';

    private final Map<String, UnitId> known = new HashMap<>();
    private final UnitRegister register;
    private final Cause cause;

    ImportUnits(Units units, UnitRegister register, Cause cause) {
        this.register = register;
        this.cause = cause;
        var all = units.list();
        all.forEach(unit -> known.put(unit.name(), unit.id()));
        all.forEach(unit -> known.putIfAbsent(unit.id().value(), unit.id()));
    }

    /** The unit of this name or code, or the code of one that only the source knows. */
    UnitId unit(String name) {
        return known.getOrDefault(name, code(name));
    }

    /** The units of a row that an import would add, by their names in the source. */
    List<String> newOf(MappedRow row) {
        return row.units().stream()
                .map(MappedRow.Assigned::unit)
                .filter(name -> !known.containsKey(name))
                .distinct()
                .toList();
    }

    /** Those of some rows, as the units that they would become. */
    List<Unit> asUnits(List<MappedRow> rows) {
        return rows.stream()
                .flatMap(row -> newOf(row).stream())
                .distinct()
                .map(ImportUnits::section)
                .toList();
    }

    void addNew(MappedRow row) {
        for (var assigned : row.units()) {
            known.computeIfAbsent(assigned.unit(), this::add);
        }
    }

    private UnitId add(String name) {
        var unit = section(name);
        register.add(unit, cause);
        return unit.id();
    }

    private static Unit section(String name) {
        return new Unit(code(name), name, UnitKind.SECTION);
    }

    private static UnitId code(String name) {
        var reserved = name.matches("\\.+") ? "." : NOT_IN_ADDRESSES;
        var code = new StringBuilder(name);
        for (int i = 0; i < code.length(); i++) {
            if (reserved.indexOf(code.charAt(i)) >= 0) {
                code.setCharAt(i, (char) (code.charAt(i) + FULL_WIDTH));
            }
        }
        return new UnitId(code.toString());
    }
}
