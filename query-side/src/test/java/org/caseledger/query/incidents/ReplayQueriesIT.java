package org.caseledger.query.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.incident.Improvement;
import org.caseledger.events.incident.IncidentEvent.ImprovementCompleted;
import org.caseledger.events.incident.IncidentEvent.IncidentEvaluated;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.ReplayedCase;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Lists;
import org.caseledger.query.Page;
import org.caseledger.query.Reader;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.statistics.StatisticsView;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.query.views.Cases;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which past cases an exercise can receive again and which are due, and lists page by page. */
class ReplayQueriesIT {
    private final TestLedger ledger = new TestLedger();
    private final IncidentQueries incidents = new IncidentQueries(ledger.database(), ledger.log());
    private final ReplayQueries replays = new ReplayQueries(ledger.database(), incidents);

    @AfterEach
    void close() {
        ledger.close();
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + "Z");
    }

    private static History received(String time, String respondent) {
        return History.receivedAt("2026-03-02T" + time + "Z", ComplaintKind.COMPLAINT, Channel.PHONE, respondent);
    }

    private void project() {
        ledger.project(new IncidentView(ledger.database()));
        ledger.project(new BoardView(ledger.database(), Procedures.builtIn(), Cases.OF_EXERCISES));
    }

    @Test
    void givenAPeriod_whenItsCasesAreAskedFor_thenInOrderWithOneNumberPerBusiness() {
        var before = received("00:59:59", "红光超市").in(ledger);
        var first = received("01:00:00", "红光超市").in(ledger);
        var second = received("02:00:00", "𠮷祥饭店").in(ledger);
        var third = received("03:00:00", null).in(ledger);
        var fourth = received("04:00:00", "红光超市").in(ledger);
        received("05:00:00", "红光超市").in(ledger);
        ledger.project(new StatisticsView(ledger.database(), WorkCalendar.builtIn()));

        assertThat(replays.past(at("01:00:00"), at("05:00:00"), 9))
                .extracting(ReplayedCase::source, ReplayedCase::respondent)
                .containsExactly(
                        tuple(first.caseId(), 1),
                        tuple(second.caseId(), 2),
                        tuple(third.caseId(), 0),
                        tuple(fourth.caseId(), 1));
        assertThat(replays.past(at("00:00:00"), at("05:00:00"), 2))
                .extracting(ReplayedCase::source, r -> r.receivedAt())
                .containsExactly(tuple(before.caseId(), at("00:59:59")), tuple(first.caseId(), at("01:00:00")));
        assertThat(replays.past(at("06:00:00"), at("07:00:00"), 9)).isEmpty();
    }

    private static IncidentLife replay(String start, CaseId... sources) {
        var cases = new ArrayList<ReplayedCase>();
        for (var source : sources) {
            cases.add(new ReplayedCase(source, at("%02d:00:00".formatted(cases.size())), 1));
        }
        return IncidentLife.exercise()
                .at(start)
                .planned("2026-03-02T00:00:00Z", 60, cases.toArray(ReplayedCase[]::new));
    }

    private List<CaseId> due(String now, int limit) {
        return replays.due(Instant.parse(now), limit).stream()
                .map(ReplayRow::source)
                .toList();
    }

    @Test
    void givenTwoReplays_whenTheirCasesFallDue_thenTheLongestDueComeFirst() {
        var a = CaseId.random();
        var b = CaseId.random();
        var c = CaseId.random();
        var d = CaseId.random();
        // due at 01:00 and 01:01, and half a minute after each
        replay("2026-06-15T01:00:00Z", a, c).in(ledger);
        replay("2026-06-15T01:00:30Z", b, d).in(ledger);
        project();

        assertThat(due("2026-06-15T00:59:59Z", 9)).isEmpty();
        assertThat(due("2026-06-15T01:00:30Z", 9)).containsExactly(a, b);
        assertThat(due("2026-06-15T02:00:00Z", 9)).containsExactly(a, b, c, d);
        assertThat(due("2026-06-15T02:00:00Z", 3)).containsExactly(a, b, c);
    }

    @Test
    void givenACaseThatHasComeIn_whenOthersAreDue_thenItIsNotDueAgain() {
        var a = CaseId.random();
        var b = CaseId.random();
        var life = replay("2026-06-15T01:00:00Z", a, b).in(ledger);
        var receipt = (ComplaintReceived) History.received().recorded().get(0).event();
        History.beginning(Events.received(
                        CaseId.replayed(life.id(), a),
                        "演练〔2026〕1号",
                        receipt.kind(),
                        receipt.channel(),
                        null,
                        receipt.narrative(),
                        null,
                        "P9",
                        receipt.occurred()))
                .in(ledger);
        project();
        assertThat(due("2026-06-15T02:00:00Z", 9)).containsExactly(b);
    }

    @Test
    void givenAReplayThatIsStopped_whenTheViewIsStillBehind_thenTheLogDecides() {
        var a = CaseId.random();
        var b = CaseId.random();
        var life = replay("2026-06-15T01:00:00Z", a, b).in(ledger);
        project();
        life.at("2026-06-15T01:00:30Z").stopped().in(ledger);

        assertThat(due("2026-06-15T02:00:00Z", 9)).containsExactly(a);
        project();
        assertThat(due("2026-06-15T02:00:00Z", 9)).containsExactly(a);
    }

    @Test
    void givenManyIncidents_whenListed_thenTheLatestFirstPageByPage() {
        var early = IncidentLife.declared().in(ledger);
        var kinds = new ArrayList<UUID>();
        for (int i = 0; i < 3; i++) {
            kinds.add(IncidentLife.declared().in(ledger).id());
        }
        ledger.project(new IncidentView(ledger.database()));
        var all = new IncidentFilter(false, null, null, null);
        var ids = new ArrayList<UUID>();
        for (int page = 0; page < 3; page++) {
            var rows = list(all, page, 2);
            assertThat(rows.total()).isEqualTo(4);
            ids.addAll(rows.rows().stream().map(IncidentRow::id).toList());
        }
        assertThat(ids).hasSize(4).doesNotHaveDuplicates().contains(early.id());
        assertThat(ids).containsAll(kinds);
        var ofKind = new IncidentFilter(false, null, IncidentKind.FOOD_SAFETY, null);
        assertThat(list(ofKind, 0, 9).total()).isEqualTo(4);
        assertThat(list(new IncidentFilter(false, null, IncidentKind.MAJOR, null), 0, 9)
                        .rows())
                .isEmpty();
    }

    @Test
    void givenAnIncident_whenAskedAsOfAPosition_thenItStandsAsItStoodThen() {
        var caseId = CaseId.random();
        var life = IncidentLife.declared().attached(caseId).in(ledger);
        long attached = ledger.log().head();
        life.detached(caseId).closed().in(ledger);

        assertThat(incidents.at(life.id(), attached).orElseThrow().cases()).containsExactly(caseId);
        assertThat(incidents.at(life.id(), attached - 1).orElseThrow().cases()).isEmpty();
        assertThat(incidents.at(life.id(), attached - 2)).isEmpty();
        assertThat(incidents.find(life.id()).orElseThrow().goesOn()).isFalse();
        assertThat(incidents.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void givenImprovementsOfTwoIncidents_whenListed_thenTheFirstDueComesFirst() {
        var one = improvements(LocalDate.of(2026, 7, 2), LocalDate.of(2026, 7, 1));
        improvements(LocalDate.of(2026, 7, 3));
        one.on(new ImprovementCompleted(1, "已完成", one.occurred())).in(ledger);
        ledger.project(new IncidentView(ledger.database()));

        assertThat(bys(true, null, 0, 9)).containsExactly("2026-07-01", "2026-07-03");
        assertThat(bys(true, null, 1, 1)).containsExactly("2026-07-03");
        assertThat(bys(false, null, 0, 9)).containsExactly("2026-07-02");
        assertThat(bys(false, LocalDate.of(2026, 7, 3), 0, 9))
                .as("overdue is what is open")
                .containsExactly("2026-07-01");
        assertThat(bys(true, LocalDate.of(2026, 7, 1), 0, 9)).isEmpty();
    }

    private IncidentLife improvements(LocalDate... days) {
        var life = IncidentLife.declared().closed();
        var all = new ArrayList<Improvement>();
        for (var day : days) {
            all.add(new Improvement("备勤名单", "赵中心", day));
        }
        return life.on(new IncidentEvaluated(List.of("人手不足"), all, life.occurred()))
                .in(ledger);
    }

    private List<String> bys(boolean open, LocalDate today, int page, int size) {
        return incidents.improvements(open, today, page, size).rows().stream()
                .map(row -> row.by().toString())
                .toList();
    }

    private Page<IncidentRow> list(IncidentFilter filter, int page, int size) {
        return new Lists(ledger.database()).find(IncidentFilter.LIST, filter, Reader.ofAll(Instant.EPOCH), page, size);
    }
}
