package org.caseledger.query.checkup;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.SampleSeeded;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Writes {@code views.drawn}: every random sample that was ever asked for. */
public final class DrawnView implements View<Drawn> {

    private final JdbcClient jdbc;
    private final Rows<Drawn> rows;

    public DrawnView(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.rows =
                new Rows<Drawn>(dataSource, "drawn")
                        .key("id", "uuid", Drawn::id)
                        .column("position", "bigint", Drawn::position)
                        .column("kept", "json", EventCodec::writeKept);
    }

    @Override
    public String name() {
        return "drawn";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("drawn");
    }

    /** A sample is of many cases and of none. */
    @Override
    public List<String> totals() {
        return tables();
    }

    @Override
    public boolean wants(Class<? extends LedgerEvent> type) {
        return type == SampleSeeded.class;
    }

    @Override
    public @Nullable Drawn on(@Nullable Drawn before, Recorded recorded) {
        return Drawn.on(before, recorded);
    }

    @Override
    public Map<CaseId, Drawn> load(Collection<CaseId> samples) {
        return jdbc
                .sql("SELECT kept FROM drawn WHERE id = ANY (:samples)")
                .param(
                        "samples",
                        new SqlArrayValue("uuid", samples.stream().map(CaseId::value).toArray()))
                .query((row, n) -> EventCodec.read(row.getString("kept"), Drawn.class))
                .list()
                .stream()
                .collect(Collectors.toMap(drawn -> new CaseId(drawn.id()), Function.identity()));
    }

    @Override
    public void save(Collection<Drawn> changed) {
        rows.write(changed);
    }
}
