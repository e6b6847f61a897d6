package org.caseledger.api.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.Getter;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.UnitId;
import org.caseledger.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The units of the office, as their last events left them; one that was inserted or changed by other means than
 * {@link UnitRegister} is none.
 */
@Repository
public class Units {
    @Getter(AccessLevel.PACKAGE)
    private final UnitRows rows;

    public Units(JdbcClient jdbc, Vault vault) {
        this.rows = new UnitRows(jdbc, vault);
    }

    /** The unit of this code. */
    public Optional<Unit> find(UnitId id) {
        return rows.find(id).filter(rows::isOurs).map(UnitRows.Row::unit);
    }

    /** All of them, by code. */
    public List<Unit> list() {
        return rows.all().stream().filter(rows::isOurs).map(UnitRows.Row::unit).toList();
    }

    /** Those that are not closed, by code. */
    public List<Unit> open() {
        return list().stream().filter(unit -> !unit.closed()).toList();
    }

    /** What each that has an English name is called in English. */
    public Map<UnitId, String> englishNames() {
        var names = new LinkedHashMap<UnitId, String>();
        for (var unit : list()) {
            if (unit.english() != null) {
                names.put(unit.id(), unit.english());
            }
        }
        return names;
    }

    /** What each is called, by code in the order of the codes. */
    public Map<UnitId, String> names() {
        return names(list());
    }

    /** What each of these is called, in their order. */
    public static Map<UnitId, String> names(List<Unit> units) {
        var names = new LinkedHashMap<UnitId, String>();
        units.forEach(unit -> names.put(unit.id(), unit.name()));
        return names;
    }
}
