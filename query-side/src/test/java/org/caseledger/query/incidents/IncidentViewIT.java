package org.caseledger.query.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.incident.Improvement;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.IncidentEvent.ComplaintAttached;
import org.caseledger.events.incident.IncidentEvent.ComplaintDetached;
import org.caseledger.events.incident.IncidentEvent.ImprovementCompleted;
import org.caseledger.events.incident.IncidentEvent.IncidentClosed;
import org.caseledger.events.incident.IncidentEvent.IncidentDeclared;
import org.caseledger.events.incident.IncidentEvent.IncidentEvaluated;
import org.caseledger.events.incident.IncidentEvent.ProposalDismissed;
import org.caseledger.events.incident.IncidentEvent.ReplayPlanned;
import org.caseledger.events.incident.IncidentEvent.ReplayStopped;
import org.caseledger.events.incident.IncidentEvent.TaskForceFormed;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentLevel;
import org.caseledger.events.incident.ProposalId;
import org.caseledger.events.incident.ReplayedCase;
import org.caseledger.events.incident.TaskGroup;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Lists;
import org.caseledger.query.Reader;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.statistics.StatisticsView;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Samples;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the view keeps of incidents, and what is proposed, through the real log. */
class IncidentViewIT {
    private static final Instant AT = Instant.parse("2026-06-15T02:20:00Z");
    private static final Actor LEADER = new Actor("leader", "王局长", Role.LEADER, null);
    private static final Occurred NOW = Occurred.at(AT);

    private final TestLedger ledger = new TestLedger();
    private final IncidentView view = new IncidentView(ledger.database());
    private final BoardView board = new BoardView(ledger.database(), Procedures.builtIn());
    private final StatisticsView statistics = new StatisticsView(ledger.database(), WorkCalendar.builtIn());
    private final IncidentQueries incidents = new IncidentQueries(ledger.database(), ledger.log());
    private final IncidentProposals proposals = new IncidentProposals(
            ledger.database(),
            Procedures.builtIn(),
            "P9",
            WorkCalendar.builtIn(),
            new SurgeRule(8, 4, 10, 3, 4, Duration.ofHours(24)));

    @AfterEach
    void close() {
        ledger.close();
    }

    private void append(UUID incident, IncidentEvent... events) {
        long sequence = ledger.log().readStream(incident).size();
        var appended = new ArrayList<NewEvent>();
        for (var event : events) {
            var type = EventCodec.typeOf(event.getClass());
            appended.add(new NewEvent(
                    UUID.randomUUID(),
                    "incident",
                    incident,
                    sequence++,
                    type.value(),
                    type.revision(),
                    EventCodec.write(event),
                    EventCodec.write(LEADER.toMetadata())));
        }
        ledger.append(AT, appended);
    }

    private static IncidentDeclared declared(boolean exercise, IncidentKind kind, ProposalId from) {
        return new IncidentDeclared(kind, IncidentLevel.THREE, "食堂食物中毒", "多人投诉", exercise, from, NOW);
    }

    private static IncidentDeclared declared(boolean exercise) {
        return declared(exercise, IncidentKind.FOOD_SAFETY, null);
    }

    private List<IncidentRow> list(boolean exercise, Boolean open, CaseId caseId) {
        var page = new Lists(ledger.database())
                .find(
                        IncidentFilter.LIST,
                        new IncidentFilter(exercise, open, null, caseId),
                        Reader.ofAll(Instant.EPOCH),
                        0,
                        50);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows();
    }

    private void project() {
        ledger.project(view);
        ledger.project(board);
        ledger.project(statistics);
    }

    @Test
    void incidentsAndExercisesAreListedApart_byWhatTheyAre() {
        var open = UUID.randomUUID();
        var closed = UUID.randomUUID();
        var exercise = UUID.randomUUID();
        var caseId = CaseId.random();
        append(open, declared(false), new ComplaintAttached(caseId, "同一食堂", NOW));
        append(closed, declared(false), new IncidentClosed("完毕", NOW));
        append(exercise, declared(true));
        append(UUID.randomUUID(), new ProposalDismissed(ProposalId.of(caseId), "个案", NOW));
        project();
        assertThat(list(false, null, null)).extracting(IncidentRow::id).containsOnly(open, closed);
        assertThat(list(false, true, null)).extracting(IncidentRow::id).containsExactly(open);
        assertThat(list(false, false, null)).extracting(IncidentRow::id).containsExactly(closed);
        assertThat(list(true, null, null)).extracting(IncidentRow::id).containsExactly(exercise);
        assertThat(list(false, null, caseId)).extracting(IncidentRow::id).containsExactly(open);
        append(open, new ComplaintDetached(caseId, "另一食堂", NOW));
        project();
        assertThat(list(false, null, caseId)).isEmpty();
        append(open, new ComplaintAttached(caseId, "还是同一食堂", NOW));
        project();
        assertThat(list(false, null, caseId)).hasSize(1);
    }

    @Test
    void improvementsAreOpenUntilTheyAreDone_andOverdueAfterTheirLastDay() {
        var incident = UUID.randomUUID();
        append(
                incident,
                declared(false),
                new IncidentClosed("完毕", NOW),
                new IncidentEvaluated(
                        List.of("人手不足"),
                        List.of(
                                new Improvement("备勤名单", "赵中心", LocalDate.of(2026, 7, 1)),
                                new Improvement("修订预案", "王局长", LocalDate.of(2026, 6, 30))),
                        NOW));
        project();
        var day = LocalDate.of(2026, 7, 1);
        assertThat(incidents.improvements(true, null, 0, 50).rows())
                .extracting(ImprovementRow::number)
                .containsExactly(2, 1);
        assertThat(incidents.improvements(true, day, 0, 50).rows())
                .extracting(ImprovementRow::what)
                .containsExactly("修订预案");
        append(incident, new ImprovementCompleted(2, "已修订", NOW));
        project();
        assertThat(incidents.improvements(true, day, 0, 50).rows()).isEmpty();
        assertThat(incidents.improvements(true, null, 0, 50).total()).isEqualTo(1);
        assertThat(incidents.improvements(false, null, 0, 50).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.done()).isEqualTo("已修订"));
        assertThat(incidents.find(incident).orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void rebuiltFromTheLog_theRowsAreEqual() {
        var incident = UUID.randomUUID();
        var everything = UUID.randomUUID();
        var source = CaseId.random();
        append(
                incident,
                declared(true),
                new TaskForceFormed("王局长", Map.of(TaskGroup.RESPONSE, List.of("𠮷四")), NOW),
                new ReplayPlanned(
                        AT,
                        AT.plus(Duration.ofDays(1)),
                        60,
                        AT,
                        List.of(
                                new ReplayedCase(source, AT, 1),
                                new ReplayedCase(CaseId.random(), AT.plus(Duration.ofHours(10)), 0)),
                        NOW),
                new ReplayStopped("时间已到", NOW));
        Samples.all().stream()
                .map(recorded -> recorded.event())
                .filter(IncidentEvent.class::isInstance)
                .forEach(event -> append(everything, (IncidentEvent) event));
        project();
        var before = rows();
        ledger.project(view);
        assertThat(rows()).isEqualTo(before);
        assertThat(before.get(1))
                .anyMatch(row ->
                        row.contains(CaseId.replayed(incident, source).toString()) && row.contains(source.toString()));
    }

    private List<List<String>> rows() {
        return List.of(
                ledger.rows("views.incident"), ledger.rows("views.incident_case"), ledger.rows("views.improvement"));
    }

    private List<ProposedIncident> ofCases() {
        var page = proposals.ofCases(0, 50);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows();
    }

    @Test
    @DisplayName("P2.15, P4.19 urgent at once; P6.15, P7.16 of a major one by decision")
    void whatACaseCallsForIsItsProceduresMatter() {
        var urgent = History.received().classified(Severity.URGENT).in(ledger).caseId();
        var major = History.received().classified(Severity.MAJOR).in(ledger).caseId();
        History.received().classified(Severity.GENERAL).in(ledger);
        var p3 = History.receivedUnder("P3").in(ledger).caseId();
        var p4 = History.receivedUnder("P4")
                .classified(Severity.MAJOR)
                .in(ledger)
                .caseId();
        History.received()
                .classified(Severity.URGENT)
                .signedOff(XIPU)
                .assigned(XIPU)
                .accepted()
                .replied()
                .in(ledger);
        History.adopting("旧系统")
                .classified(Severity.URGENT)
                .adopted("旧系统", null, false)
                .in(ledger);
        project();
        var proposed = ofCases();
        assertThat(proposed)
                .filteredOn(ProposedIncident::atOnce)
                .extracting(p -> p.ofCase().caseId())
                .containsExactlyInAnyOrder(urgent, p3);
        assertThat(proposed.subList(2, proposed.size()))
                .extracting(p -> p.ofCase().caseId())
                .containsExactlyInAnyOrder(major, p4);

        append(UUID.randomUUID(), new ProposalDismissed(ProposalId.of(major), "个案", NOW));
        append(UUID.randomUUID(), declared(false), new ComplaintAttached(p4, "专项", NOW));
        append(ProposalId.of(urgent).incident(), declared(false, IncidentKind.MAJOR, ProposalId.of(urgent)));
        project();
        assertThat(ofCases()).extracting(p -> p.ofCase().caseId()).containsExactly(p3);
    }

    @Test
    @DisplayName("P9.01: a case that the law binds as well calls for the same")
    void whatTheLawBindsAsWellCallsForTheSame() {
        var urgent = History.receivedUnder("P9+law")
                .classified(Severity.URGENT)
                .in(ledger)
                .caseId();
        project();
        assertThat(ofCases()).extracting(p -> p.ofCase().caseId()).containsExactly(urgent);
    }

    private static void received(TestLedger ledger, Instant hour, int count, Channel channel) {
        for (int n = 0; n < count; n++) {
            History.receivedAt(hour.plusSeconds(n).toString(), ComplaintKind.COMPLAINT, channel, "红光超市")
                    .in(ledger);
        }
    }

    @Test
    @DisplayName("P2.22 the hour's intake against the same hour of the past weeks")
    void aSurgeIsProposed_untilItIsDismissedOrAnIncidentOfThatKindGoesOn() {
        var hour = Instant.parse("2026-06-15T02:00:00Z");
        for (int week = 8; week >= 1; week--) {
            received(ledger, hour.minus(Duration.ofDays(7L * week)), 2, Channel.PHONE);
        }
        received(ledger, hour, 12, Channel.WECHAT);
        project();
        var surges = proposals.ofSurges(AT);
        assertThat(surges).singleElement().satisfies(p -> {
            assertThat(p.id().value()).isEqualTo("surge/2026-06-15T02:00:00Z/ALL");
            assertThat(p.ofSurge().count()).isEqualTo(12);
            assertThat(p.ofSurge().past()).hasSize(7);
            assertThat(p.ofSurge().parts()).extracting(Surge::channel).containsExactly(Channel.WECHAT);
        });
        assertThat(proposals.ofSurges(hour.plusSeconds(8))).isEmpty();

        append(UUID.randomUUID(), declared(true, IncidentKind.SURGE, null));
        project();
        assertThat(proposals.ofSurges(AT)).hasSize(1);
        var incident = UUID.randomUUID();
        append(incident, declared(false, IncidentKind.SURGE, null));
        project();
        assertThat(proposals.ofSurges(AT)).isEmpty();
        append(incident, new IncidentClosed("完毕", NOW));
        project();
        assertThat(proposals.ofSurges(AT)).hasSize(1);
        var id = surges.get(0).id();
        append(id.incident(), new ProposalDismissed(id, "系统对接补录", NOW));
        project();
        assertThat(proposals.ofSurges(AT)).isEmpty();
    }

    @Test
    void aTableOfExercisesHasTheColumnsOfItsTwin() {
        for (var table : List.of("board", "deadline_case", "deadline", "approval", "approvals_of_case")) {
            assertThat(columns("exercise_" + table))
                    .as(table)
                    .isEqualTo(columns(table))
                    .isNotEmpty();
        }
    }

    private List<String> columns(String table) {
        return ledger.sql().sql("""
                        SELECT attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull
                          FROM pg_attribute
                         WHERE attrelid = CAST('views.' || :table AS regclass) AND attnum > 0 AND NOT attisdropped
                         ORDER BY attname
                        """).param("table", table).query(String.class).list();
    }
}
