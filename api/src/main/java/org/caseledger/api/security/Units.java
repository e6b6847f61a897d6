package org.caseledger.api.security;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The units of the office. */
@Repository
public class Units {

    private final JdbcClient jdbc;

    public Units(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The unit of this code. */
    public Optional<Unit> find(UnitId id) {
        return jdbc.sql("select code, name, kind from office.unit where code = :code")
                .param("code", id.value())
                .query((row, i) -> unit(row))
                .optional();
    }

    /** All of them, by code. */
    public List<Unit> list() {
        return jdbc.sql("select code, name, kind from office.unit order by code")
                .query((row, i) -> unit(row))
                .list();
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

    /** Adds a unit, unless one of its code is there; whether it was added. */
    public boolean add(Unit unit) {
        var sql =
                """
                insert into office.unit (code, name, kind) values (:code, :name, :kind)
                on conflict (code) do nothing
                """;
        return write(sql, unit) > 0;
    }

    /** Adds a unit, or changes one. */
    public void save(Unit unit) {
        var sql =
                """
                insert into office.unit (code, name, kind) values (:code, :name, :kind)
                on conflict (code) do update set name = excluded.name, kind = excluded.kind
                """;
        write(sql, unit);
    }

    private int write(String sql, Unit unit) {
        return jdbc.sql(sql)
                .param("code", unit.id().value())
                .param("name", unit.name())
                .param("kind", unit.kind().name())
                .update();
    }

    private static Unit unit(ResultSet row) throws SQLException {
        return new Unit(
                new UnitId(row.getString("code")),
                row.getString("name"),
                UnitKind.valueOf(row.getString("kind")));
    }
}
