package org.caseledger.query.duty;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Writes {@code views.roster}, every unit's of every year, and {@code views.duty}, its turns. */
public final class DutyView implements View<RosterState> {

    private final JdbcClient jdbc;
    private final CaseStateTable<RosterState> table;
    private final Rows<RosterState> rosters;
    private final Rows<RosterState.Row> duties;

    public DutyView(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.table =
                new CaseStateTable<>(
                        dataSource,
                        "roster",
                        "id",
                        RosterState.class,
                        kept -> new CaseId(kept.id()));
        this.rosters =
                new Rows<RosterState>(dataSource, "roster")
                        .key("id", "uuid", RosterState::id)
                        .column("unit", "text", RosterState::unit)
                        .column("year", "integer", RosterState::year)
                        .kept();
        this.duties =
                new Rows<RosterState.Row>(dataSource, "duty")
                        .key("roster", "uuid", RosterState.Row::roster)
                        .key("day", "date", row -> row.duty().day())
                        .key("place", "integer", row -> row.duty().place())
                        .column("unit", "text", row -> row.duty().unit())
                        .column("kind", "text", row -> row.duty().kind())
                        .column("person", "text", row -> row.duty().person())
                        .column("name", "text", row -> row.duty().name())
                        .column("phone", "text", row -> row.duty().phone());
    }

    @Override
    public String name() {
        return "duty";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("roster", "duty");
    }

    /** A roster is of no case. */
    @Override
    public List<String> totals() {
        return tables();
    }

    @Override
    public boolean wants(Class<? extends LedgerEvent> type) {
        return DutyEvent.class.isAssignableFrom(type);
    }

    @Override
    public RosterState on(@Nullable RosterState before, Recorded recorded) {
        return RosterState.on(before, recorded);
    }

    @Override
    public Map<CaseId, RosterState> load(Collection<CaseId> ids) {
        return table.load(ids);
    }

    /** A turn that is on the roster no longer leaves no row. */
    @Override
    public void save(Collection<RosterState> changed) {
        jdbc.sql("DELETE FROM duty WHERE roster = ANY (:ids)")
                .param(
                        "ids",
                        new SqlArrayValue("uuid", changed.stream().map(RosterState::id).toArray()))
                .update();
        rosters.write(changed);
        duties.write(changed.stream().flatMap(kept -> kept.rows().stream()).toList());
    }
}
