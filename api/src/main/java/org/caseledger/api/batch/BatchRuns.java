package org.caseledger.api.batch;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.lists.BatchCommands;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.sheets.CsvFile;
import org.caseledger.api.sheets.Sheet;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageFormats;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.query.board.BoardCard;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

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

    /**
     * How far a batch is and what became of each case, for whoever sent it: the page asks for itself again until all is
     * done, without scripts.
     */
    @PageController
    @RequestMapping(BatchRunPages.PATH)
    @RequiredArgsConstructor
    static class BatchRunPages {
        static final String PATH = "/batch/runs";

        private static final String AGAIN = "2";
        private static final String FILE = "batch-result.csv";

        private final BatchRuns runs;
        private final ChosenCases chosen;
        private final AccessLog accesses;
        private final Clock clock;

        /** What became of a case, which is null where its sender does not see it any more. */
        record Row(@Nullable BoardCard card, BatchResult result) {}

        @GetMapping
        String list(LoggedIn person, Model model) {
            AccessPolicy.mustReadCases(person.actor());
            var all = runs.of(person.getUsername());
            model.addAttribute("runs", all);
            model.addAttribute(
                    "words",
                    all.stream()
                            .map(BatchRun::command)
                            .distinct()
                            .collect(Collectors.toMap(name -> name, BatchRunPages::word)));
            return "batch/runs";
        }

        @GetMapping("/{id}")
        String read(@PathVariable UUID id, LoggedIn person, HttpServletResponse response, Model model) {
            var run = find(id, person);
            boolean goesOn = !run.isOver() && !run.isInterrupted(clock.instant());
            if (goesOn) {
                response.setHeader("Refresh", AGAIN);
            }
            model.addAttribute("run", run);
            model.addAttribute("goesOn", goesOn);
            model.addAttribute("word", word(run.command()));
            model.addAttribute("rows", rows(run, person.actor()));
            return "batch/result";
        }

        @GetMapping("/{id}/list.csv")
        ResponseEntity<byte[]> export(@PathVariable UUID id, @ModelAttribute("ui") PageFormats ui, LoggedIn person) {
            var run = find(id, person);
            var lines = new ArrayList<List<@Nullable Object>>();
            for (var row : rows(run, person.actor())) {
                var why = row.result().why();
                var clause = row.result().clause();
                var line = new ArrayList<@Nullable Object>();
                line.add(row.card() == null ? null : row.card().number());
                line.add(ui.said("batch.outcome." + row.result().outcome().name()));
                line.add(why == null ? null : ui.pick(why));
                line.add(clause == null ? null : ui.clause(clause));
                lines.add(line);
            }
            var head = List.of(
                    ui.said("card.number"), ui.said("batch.result"), ui.said("batch.why"), ui.said("deadline.clause"));
            var sheet = new Sheet(ui.said("batch.runs"), head, lines);
            accesses.read(ReadKind.CASE_LIST, FILE, person.actor());
            return AttachmentResponse.file(FILE, AttachmentResponse.CSV, CsvFile.of(sheet));
        }

        private BatchRun find(UUID id, LoggedIn person) {
            AccessPolicy.mustReadCases(person.actor());
            return runs.find(id, person.getUsername()).orElseThrow(NotFoundException::new);
        }

        private List<Row> rows(BatchRun run, Actor actor) {
            var ids = new LinkedHashSet<>(
                    run.results().stream().map(BatchResult::caseId).toList());
            var cards = chosen.seen(ids, actor);
            return run.results().stream()
                    .map(result -> new Row(cards.get(result.caseId()), result))
                    .toList();
        }

        private static Labelled word(String command) {
            return BatchCommands.all()
                    .filter(type -> Commands.pathOf(type).equals(command))
                    .findFirst()
                    .map(Commands::wordOf)
                    .orElseThrow(NotFoundException::new);
        }
    }

    /** One sending of a command on several cases, by its name in an address, and how far it is. */
    public record BatchRun(UUID id, String command, Instant begunAt, List<BatchResult> results) {
        /** A hundred commands take seconds: what waits longer was interrupted by the end of a program. */
        private static final Duration LONGEST = Duration.ofMinutes(10);

        /** How many of the cases had their turn. */
        public long decided() {
            return results.size() - count(BatchOutcome.WAITING);
        }

        /** On how many it was done. */
        public long did() {
            return count(BatchOutcome.DONE);
        }

        private long count(BatchOutcome outcome) {
            return results.stream()
                    .filter(result -> result.outcome() == outcome)
                    .count();
        }

        /** Whether every case had its turn. */
        public boolean isOver() {
            return decided() == results.size();
        }

        /** Whether it will not go on: it is sent again, which does nothing twice. */
        public boolean isInterrupted(Instant now) {
            return !isOver() && begunAt.plus(LONGEST).isBefore(now);
        }
    }
}
