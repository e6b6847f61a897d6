package org.caseledger.query.duty;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.events.duty.Roster;
import org.caseledger.query.views.DeclaredView;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Writes {@code views.roster}, every unit's of every year, and {@code views.duty}, its turns. */
public final class DutyView extends DeclaredView<DutyView.RosterState> {
    private final JdbcClient jdbc;

    public DutyView(DataSource dataSource) {
        super(dataSource, "duty", 1, RosterState.class, kept -> new CaseId(kept.id()), RosterState::on);
        this.jdbc = JdbcClient.create(dataSource);
        folds(DutyEvent.class);
        keepsOfNoCase("roster")
                .column("unit", "text", RosterState::unit)
                .column("year", "integer", RosterState::year)
                .kept();
        this.<RosterState.Row>rows("duty", kept -> kept.rows().stream())
                .key("roster", "uuid", RosterState.Row::roster)
                .key("day", "date", row -> row.duty().day())
                .key("place", "integer", row -> row.duty().place())
                .column("unit", "text", row -> row.duty().unit())
                .column("kind", "text", row -> row.duty().kind())
                .column("person", "text", row -> row.duty().person())
                .column("name", "text", row -> row.duty().name())
                .column("phone", "text", row -> row.duty().phone());
    }

    /** A turn that is on the roster no longer leaves no row. */
    @Override
    public void save(Collection<RosterState> changed) {
        jdbc.sql("DELETE FROM duty WHERE roster = ANY (:ids)")
                .param(
                        "ids",
                        new SqlArrayValue(
                                "uuid", changed.stream().map(RosterState::id).toArray()))
                .update();
        super.save(changed);
    }

    /** One unit's roster of a year, as of a position of the log. */
    record RosterState(UUID id, UnitId unit, int year, long position, Roster roster) {
        static RosterState on(@Nullable RosterState before, Recorded recorded) {
            if (before != null && recorded.position() <= before.position) {
                return before;
            }
            var event = (DutyEvent) recorded.event();
            return new RosterState(
                    recorded.caseId().value(),
                    event.unit(),
                    event.day().getYear(),
                    recorded.position(),
                    Roster.after(before == null ? null : before.roster, event));
        }

        /** A row of the roster: whose it is, and the turn. */
        record Row(UUID roster, Duty duty) {}

        List<Row> rows() {
            var rows = new ArrayList<Row>();
            roster.days().forEach((day, turns) -> {
                for (int i = 0; i < turns.size(); i++) {
                    var officer = turns.get(i).officer();
                    var kind = turns.get(i).kind();
                    rows.add(new Row(
                            id, new Duty(day, unit, i + 1, kind, officer.person(), officer.name(), officer.phone())));
                }
            });
            return rows;
        }
    }
}
