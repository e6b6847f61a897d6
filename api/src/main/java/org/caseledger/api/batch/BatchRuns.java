package org.caseledger.api.batch;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.events.CaseId;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The cases a person sent a command on, and the result for each, in {@code office.batch}. The sender can read it for a
 * week, on any node, also after closing the page. The typed text is not kept.
 */
@Component
class BatchRuns {
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BatchRuns(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** The one that this form is, however often it is sent; another content is another one. */
    static UUID idOf(SentForm form) {
        var typed = new String(form.asTyped(), StandardCharsets.UTF_8);
        var whole = String.join("\n", form.person().getUsername(), form.address(), String.valueOf(form.key()), typed);
        return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins it on these cases; whether it had not begun before. */
    boolean begin(UUID id, String username, String command, List<CaseId> cases) {
        return Boolean.TRUE.equals(transaction.execute(status -> isNew(id, username, command, cases)));
    }

    private boolean isNew(UUID id, String username, String command, List<CaseId> cases) {
        jdbc.sql("delete from office.batch where begun_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
        int begun = jdbc.sql("""
                                insert into office.batch (id, username, command, begun_at)
                                values (:id, :username, :command, :now)
                                    on conflict (id) do nothing
                                """)
                .param("id", id)
                .param("username", username)
                .param("command", command)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (begun == 0) {
            return false;
        }
        jdbc.sql("""
                        insert into office.batch_case (batch, place, case_id)
                        select :batch, chosen.place - 1, chosen.case_id
                          from unnest(cast(:cases as uuid[])) with ordinality as chosen (case_id, place)
                        """)
                .param("batch", id)
                .param("cases", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .update();
        return true;
    }

    /** What became of one of them. */
    void record(UUID id, BatchResult result) {
        var why = result.why();
        jdbc.sql("""
                        update office.batch_case
                           set outcome = :outcome, zh = :zh, en = :en, clause = :clause
                         where batch = :batch and case_id = :case
                        """)
                .param("outcome", result.outcome().name())
                .param("zh", why == null ? null : why.zh())
                .param("en", why == null ? null : why.en())
                .param("clause", result.clause())
                .param("batch", id)
                .param("case", result.caseId().value())
                .update();
    }

    /** One of this person. */
    Optional<BatchRun> find(UUID id, String username) {
        var one = jdbc.sql("select * from office.batch where id = :id and username = :username")
                .param("id", id)
                .param("username", username)
                .query(BatchRuns::begun)
                .list();
        return withResults(one).stream().findFirst();
    }

    /** Those of this person, the latest first. */
    List<BatchRun> of(String username) {
        return withResults(jdbc.sql("""
                                select * from office.batch where username = :username
                                 order by begun_at desc, id limit 50
                                """)
                .param("username", username)
                .query(BatchRuns::begun)
                .list());
    }

    private static BatchRun begun(ResultSet row, int n) throws SQLException {
        return new BatchRun(
                row.getObject("id", UUID.class),
                row.getString("command"),
                row.getTimestamp("begun_at").toInstant(),
                List.of());
    }

    /** The same runs, each with what became of its cases, in their order. */
    private List<BatchRun> withResults(List<BatchRun> runs) {
        var results = new HashMap<UUID, List<BatchResult>>();
        jdbc.sql("select * from office.batch_case where batch = any(:batches) order by place")
                .param("batches", runs.stream().map(BatchRun::id).toArray(UUID[]::new))
                .query(row -> {
                    results.computeIfAbsent(row.getObject("batch", UUID.class), id -> new ArrayList<>())
                            .add(result(row));
                });
        return runs.stream()
                .map(run ->
                        new BatchRun(run.id(), run.command(), run.begunAt(), results.getOrDefault(run.id(), List.of())))
                .toList();
    }

    private static BatchResult result(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new BatchResult(
                new CaseId(row.getObject("case_id", UUID.class)),
                outcome == null ? BatchOutcome.WAITING : BatchOutcome.valueOf(outcome),
                text(row.getString("zh"), row.getString("en")),
                row.getString("clause"));
    }

    private static @Nullable Text text(@Nullable String zh, @Nullable String en) {
        return zh == null || en == null ? null : new Text(zh, en);
    }
}
