package org.caseledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.oversight.FindingAnswer;
import org.caseledger.events.oversight.FindingAnswered;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.approvals.ApprovalView;
import org.caseledger.query.board.BoardSort;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.board.PastFilter;
import org.caseledger.query.board.PastQueries;
import org.caseledger.query.board.PastView;
import org.caseledger.query.checkup.SignedView;
import org.caseledger.query.deadlines.DeadlineView;
import org.caseledger.query.findings.FindingView;
import org.caseledger.query.history.ActivityFilter;
import org.caseledger.query.history.HistoryQueries;
import org.caseledger.query.history.HistoryView;
import org.caseledger.query.process.ProcessView;
import org.caseledger.query.rectification.RectificationView;
import org.caseledger.query.repeats.RepeatDraft;
import org.caseledger.query.repeats.RepeatKeyFactory;
import org.caseledger.query.repeats.RepeatQueries;
import org.caseledger.query.repeats.RepeatQueries.RepeatFilter;
import org.caseledger.query.repeats.RepeatView;
import org.caseledger.query.responsibility.ResponsibilityView;
import org.caseledger.query.sealing.SealedCase;
import org.caseledger.query.sealing.TestVault;
import org.caseledger.query.search.SearchFilter;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.search.SearchQueries;
import org.caseledger.query.search.SearchView;
import org.caseledger.query.statistics.StatisticsView;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.query.views.CheckReport;
import org.caseledger.query.views.CheckScope;
import org.caseledger.query.views.View;
import org.caseledger.testing.Events;
import org.caseledger.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No list shows the respondent of a secret case, and its words do not find it (P7.20). */
class SecretCasesIT {
    private static final String RESPONDENT = "星辰精密制造厂";
    private static final String CORRECTED = "星辰精密制造二厂";
    private static final String TEXT = "该厂的配方被人拿去卖了，要求查处。";
    private static final Instant NOW = Instant.parse("2026-03-10T01:00:00Z");

    private TestLedger ledger;
    private Vault vault;
    private SearchIndex index;
    private SealedCase secret;
    private List<View<?>> all;

    @BeforeEach
    void start() {
        ledger = new TestLedger();
        vault = TestVault.open(ledger.database());
        index = new SearchIndex(ledger.database(), vault);
        all = List.of(
                new BoardView(ledger.database(), Procedures.builtIn()),
                new PastView(ledger.database()),
                new StatisticsView(ledger.database(), WorkCalendar.builtIn()),
                new RectificationView(ledger.database()),
                new SearchView(index),
                new RepeatView(ledger.database(), new RepeatKeyFactory(vault, index)),
                new HistoryView(ledger.database()),
                new DeadlineView(ledger.database()),
                new ApprovalView(ledger.database()),
                new SignedView(ledger.database()),
                new ProcessView(ledger.database(), Procedures.builtIn()),
                new FindingView(ledger.database(), Procedures.builtIn()),
                new ResponsibilityView(
                        ledger.database(),
                        Procedures.builtIn(),
                        OfficeHours.of("09:00-12:00,13:00-17:00", WorkCalendar.builtIn())));
        secret = new SealedCase(ledger, vault)
                .received(
                        "郫市监投〔2026〕000007号",
                        new Complainant("李雷", "13812345678", null, null),
                        RESPONDENT,
                        new Narrative(null, TEXT, "查处"))
                .at("2026-03-03T01:00:00Z");
        secret.by(Role.HANDLER, new RectificationOrdered("封存", null, secret.occurred()));
    }

    private void writeWhatListsQuote() {
        var xipu = new UnitId("XIPU");
        var why = RESPONDENT + "不在本辖区";
        secret.by(Role.DISPATCHER, new ComplaintAssigned(xipu, null, why, null, secret.occurred()));
        secret.by(Role.HANDLER, new ComplaintReturned(xipu, why, null, null, secret.occurred()));
        var text = secret.seal(SealedField.REPLY, "已办。");
        secret.by(Role.HANDLER, new ComplaintReplied(text, SealedCase.digest("已办。"), null, null, secret.occurred()));
        secret.by(
                Role.HANDLER,
                Events.corrected(
                        CorrectedField.CHANNEL, "PHONE", "LETTER", null, null, RESPONDENT + "写了信来", secret.occurred()));
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private void mark() {
        secret.at("2026-03-04T01:00:00Z");
        secret.by(
                Role.LEADER,
                new SecrecyMarked(
                        SecrecyGround.TRADE,
                        List.of("handler"),
                        secret.seal(SealedField.SECRECY, "配方"),
                        secret.occurred()));
        secret.by(
                Role.HANDLER,
                Events.corrected(
                        CorrectedField.RESPONDENT, RESPONDENT, CORRECTED, null, null, "全称", secret.occurred()));
    }

    private void lift() {
        secret.at("2026-03-05T01:00:00Z");
        secret.by(Role.LEADER, new SecrecyLifted("已公开", secret.occurred()));
    }

    private void project() {
        all.forEach(ledger::project);
    }

    private Stream<String> shown() {
        return all.stream()
                .flatMap(view -> view.tables().stream())
                .filter(table -> !table.equals("past"))
                .flatMap(table -> ledger
                        .sql()
                        .sql("SELECT (to_jsonb(t) - 'kept')::text FROM views.%s t".formatted(table))
                        .query(String.class)
                        .list()
                        .stream());
    }

    private long found(String words) {
        return new SearchQueries(ledger.database(), index)
                .search(words, SearchFilter.ALL, BoardSort.RECEIVED, 0, 10)
                .total();
    }

    private int repeats(String phone, String respondent, String text) {
        return new RepeatQueries(ledger.database(), new RepeatKeyFactory(vault, index))
                .of(new RepeatDraft(phone, null, respondent, null, text), new RepeatFilter(180, 20, null, true), NOW)
                .size();
    }

    private List<String> past(String at) {
        var then = new PastQueries.Then(positionAt(at), Instant.parse(at));
        return new PastQueries(ledger.database())
                .find(PastFilter.UNDER_WAY, then, 0, 10).rows().stream()
                        .map(card -> String.valueOf(card.respondent()))
                        .toList();
    }

    private long positionAt(String at) {
        EventLog log = ledger.log();
        return log.positionAt(Instant.parse(at));
    }

    private String activity() {
        return new HistoryQueries(ledger.database(), ledger.log(), Procedures.builtIn(), DisplayNames::codes)
                .activity(ActivityFilter.ALL, 0, 50).rows().stream()
                        .map(done -> done.entry().zh() + done.entry().en())
                        .reduce("", String::concat);
    }

    @Test
    void givenASecretCase_thenNoRowShowsItsRespondentAndItsNumberStands() {
        mark();
        project();
        assertThat(shown()).noneMatch(row -> row.contains("星辰"));
        assertThat(shown()).anyMatch(row -> row.contains("郫市监投〔2026〕000007号"));
        assertThat(ledger.sql()
                        .sql("SELECT kept->'card' FROM views.board")
                        .query(String.class)
                        .list())
                .singleElement()
                .satisfies(card ->
                        assertThat(card).contains("\"secret\":\"TRADE\"").doesNotContain("星辰"));
    }

    @Test
    void givenASecretCase_thenNoListQuotesWhyItWasReturnedOrCorrected() {
        writeWhatListsQuote();
        project();
        assertThat(shown()).anyMatch(row -> row.contains("不在本辖区"));
        assertThat(shown()).anyMatch(row -> row.contains("写了信来"));
        mark();
        project();
        assertThat(shown()).noneMatch(row -> row.contains("不在本辖区"));
        assertThat(shown()).noneMatch(row -> row.contains("写了信来"));
    }

    @Test
    void givenASecretCase_thenACheckTellsThoseItDoesNotNameNoValueOfIt() throws Exception {
        mark();
        project();
        ledger.sql()
                .sql("UPDATE views.past SET number = 'x' WHERE respondent = '%s'".formatted(RESPONDENT))
                .update();
        var guess = new CheckScope.Number("past", Map.of("case_id", secret.id().toString(), "respondent", RESPONDENT));
        try (var views = ledger.views(all.toArray(View<?>[]::new))) {
            var named = views.check("past", checked(guess, "handler"));
            assertThat(named.number().inView()).isPositive();
            assertThat(named.withheld()).isZero();
            assertThat(named.first().toString()).contains("郫市监投〔2026〕000007号");

            var unnamed = views.check("past", checked(guess, "supervisor"));
            assertThat(unnamed.number()).isEqualTo(new CheckReport.Counted(0, 0));
            assertThat(unnamed.withheld()).isOne();
            assertThat(unnamed.differences()).isEqualTo(named.differences());
            assertThat(unnamed.first()).hasSameSizeAs(named.first());
            assertThat(unnamed.first().toString()).contains("number").doesNotContain("郫市监投");
        }
    }

    private static CheckScope checked(CheckScope.Number number, String reader) {
        return new CheckScope(null, null, number, null, Duration.ofSeconds(20), reader);
    }

    @Test
    void givenASecretCase_thenItIsFoundByItsNumberAlone() {
        project();
        assertThat(found("星辰")).isOne();
        assertThat(found("配方")).isOne();
        assertThat(repeats("13812345678", null, null)).isOne();
        mark();
        project();
        assertThat(found("星辰")).isZero();
        assertThat(found("配方")).isZero();
        assertThat(found("13812345678")).isZero();
        assertThat(found("000007")).isOne();
        assertThat(repeats("13812345678", null, null)).isZero();
        assertThat(repeats(null, CORRECTED, null)).isZero();
        assertThat(repeats(null, null, TEXT)).isZero();
    }

    @Test
    void givenASecretCase_thenThePastBoardDoesNotTellEitherWhatItShowedBefore() {
        project();
        assertThat(past("2026-03-03T12:00:00Z")).containsExactly(RESPONDENT);
        mark();
        project();
        assertThat(past("2026-03-03T12:00:00Z")).containsExactly("null");
        assertThat(past("2026-03-04T12:00:00Z")).containsExactly("null");
    }

    @Test
    void givenASecretCase_thenActivityTellsWhatWasDoneAndNotTheWords() {
        ledger.append(
                Instant.parse("2026-03-03T02:00:00Z"),
                new FindingAnswered(secret.id(), "OVERDUE", 1, FindingAnswer.EXPLAINED, "星辰已整改"));
        project();
        assertThat(activity()).contains(RESPONDENT, "封存", "星辰已整改");
        mark();
        project();
        assertThat(activity()).contains("涉密").doesNotContain("星辰", "封存", "handler");
    }

    @Test
    void givenItsSecrecyIsLifted_thenAllIsShownAndFoundAgain() {
        mark();
        lift();
        project();
        assertThat(shown().filter(row -> row.contains(CORRECTED)).count()).isGreaterThanOrEqualTo(3);
        assertThat(found("星辰")).isOne();
        assertThat(found("配方")).isOne();
        assertThat(repeats(null, CORRECTED, null)).isOne();
        assertThat(past("2026-03-03T12:00:00Z")).containsExactly(RESPONDENT);
        assertThat(activity()).contains(RESPONDENT);
    }

    @Test
    void givenViewsThatFollowTheLog_whenBuiltAnew_thenTheSameRows() throws Exception {
        writeWhatListsQuote();
        try (var views = ledger.views(all.toArray(View<?>[]::new))) {
            views.start();
            assertThat(views.awaitPosition(ledger.log().head(), Duration.ofSeconds(60)))
                    .isTrue();
            mark();
            assertThat(views.awaitPosition(ledger.log().head(), Duration.ofSeconds(60)))
                    .isTrue();
            lift();
            mark();
            assertThat(views.awaitPosition(ledger.log().head(), Duration.ofSeconds(60)))
                    .isTrue();
        }
        assertThat(shown()).noneMatch(row -> row.contains("星辰"));
        var followed = rows();
        project();
        assertThat(rows()).isEqualTo(followed);
    }

    private List<String> rows() {
        return all.stream()
                .flatMap(view -> view.tables().stream())
                .flatMap(table -> ledger.rows("views." + table).stream())
                .toList();
    }
}
