package org.caseledger.query.views;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.query.views.CountingView.Count;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Counts the events of each case and forgives nothing: an event applied twice is counted twice. The hooks make it fail
 * where a test wants it to.
 */
final class CountingView implements View<Count> {
    record Count(CaseId caseId, long events) {}

    private final JdbcClient jdbc;
    private final int version;
    Consumer<Recorded> onFold = recorded -> {};
    Runnable afterSave = () -> {};

    CountingView(DataSource dataSource, int version) {
        this.jdbc = JdbcClient.create(dataSource);
        this.version = version;
    }

    @Override
    public String name() {
        return "count";
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public List<String> tables() {
        return List.of("count");
    }

    @Override
    public Count on(@Nullable Count before, Recorded recorded) {
        onFold.accept(recorded);
        return new Count(recorded.caseId(), before == null ? 1 : before.events() + 1);
    }

    @Override
    public Map<CaseId, Count> load(Collection<CaseId> cases) {
        return jdbc
                .sql("SELECT case_id, events FROM count WHERE case_id = ANY (:cases)")
                .param(
                        "cases",
                        new SqlArrayValue(
                                "uuid", cases.stream().map(CaseId::value).toArray()))
                .query((row, n) -> new Count(new CaseId(row.getObject("case_id", UUID.class)), row.getLong("events")))
                .stream()
                .collect(Collectors.toMap(Count::caseId, Function.identity()));
    }

    @Override
    public void save(Collection<Count> changed) {
        for (Count count : changed) {
            jdbc.sql("""
                            INSERT INTO count VALUES (:id, :events)
                                ON CONFLICT (case_id) DO UPDATE SET events = excluded.events
                            """)
                    .param("id", count.caseId().value())
                    .param("events", count.events())
                    .update();
        }
        afterSave.run();
    }

    long total() {
        return jdbc.sql("SELECT coalesce(sum(events), 0) FROM views.count")
                .query(Long.class)
                .single();
    }
}
