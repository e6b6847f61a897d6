package org.caseledger.query.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.UnitId;
import org.caseledger.query.Conditions;
import org.caseledger.query.RowReading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the rosters. */
public final class DutyQueries {
    private final JdbcClient jdbc;

    public DutyQueries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Everybody's turns from a day up to and with another, of one unit or all (null): by day, unit, and the order in
     * which they answer.
     */
    public List<Duty> between(LocalDate from, LocalDate until, @Nullable UnitId unit) {
        return duties(new Conditions()
                .with("day >= :from", "from", from)
                .with("day <= :until", "until", until)
                .with("unit = :unit", "unit", unit));
    }

    /** A person's turns from a day on. */
    public List<Duty> of(String person, LocalDate from) {
        return duties(
                new Conditions().with("person = :person", "person", person).with("day >= :from", "from", from));
    }

    /** The units of which a roster was begun for the year of that day or the one before. */
    public Set<UnitId> begun(LocalDate day) {
        return jdbc
                .sql("SELECT DISTINCT unit FROM views.roster WHERE year IN (:year, :year - 1)")
                .param("year", day.getYear())
                .query((row, n) -> new UnitId(row.getString("unit")))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    private List<Duty> duties(Conditions conditions) {
        return jdbc.sql("""
                        SELECT * FROM views.duty
                         WHERE %s
                         ORDER BY day, unit, place
                        """.formatted(conditions.text()))
                .params(conditions.params())
                .query(RowReading.of(Duty.class))
                .list();
    }
}
