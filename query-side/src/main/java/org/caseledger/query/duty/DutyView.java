package org.caseledger.query.duty;

import java.util.Collection;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.query.views.DeclaredView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Writes {@code views.roster}, every unit's of every year, and {@code views.duty}, its turns. */
public final class DutyView extends DeclaredView<RosterState> {
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
}
