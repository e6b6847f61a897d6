package org.caseledger.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryIT {
    private TestLedger ledger;
    private HistoryView view;
    private HistoryQueries queries;
    private CaseFiles files;

    @BeforeEach
    void start() {
        ledger = new TestLedger();
        view = new HistoryView(ledger.database());
        files = new CaseFiles(ledger.log());
        queries = new HistoryQueries(ledger.database(), ledger.log(), Procedures.builtIn(), DisplayNames::codes);
    }

    @AfterEach
    void stop() {
        ledger.close();
    }

    private CaseFile file(CaseId caseId) {
        return files.find(caseId).orElseThrow();
    }

    @Test
    void givenUnitsHaveNames_whenRead_thenTheyAreCalledByThem() {
        var history = History.wholeLife().in(ledger);

        assertThat(named().ofCase(file(history.caseId())))
                .extracting(HistoryEntry::zh)
                .anyMatch(zh -> zh.startsWith("犀浦市场监督管理所退回"))
                .anyMatch(zh -> zh.startsWith("分派给犀浦市场监督管理所"))
                .noneMatch(zh -> zh.contains("XIPU"));
    }

    @Test
    void givenAWholeLife_whenReadBeforeAnyViewRan_thenEveryEventIsToldInOrder() {
        History.received().in(ledger);
        var history = History.wholeLife().in(ledger);
        var entries = queries.ofCase(file(history.caseId()));
        assertThat(entries).hasSameSizeAs(history.recorded());
        for (int n = 0; n < entries.size(); n++) {
            var expected = history.recorded().get(n);
            var entry = entries.get(n);
            assertThat(entry.sequence()).isEqualTo(n);
            assertThat(entry.position()).isEqualTo(n + 2);
            assertThat(entry.recordedAt()).isEqualTo(expected.recordedAt());
            assertThat(entry.zh())
                    .isEqualTo(Words.describe(expected.event(), DisplayNames.codes())
                            .zh());
            assertThat(entry.role()).isEqualTo(expected.actor().role());
        }
        assertThat(entries).filteredOn(e -> "draft-2".equals(e.part())).hasSize(1);
        var then = files.at(history.caseId(), entries.get(4).position()).orElseThrow();
        assertThat(queries.ofCase(then)).isEqualTo(entries.subList(0, 5));
        assertThat(files.find(CaseId.random())).isEmpty();
    }

    @Test
    void givenCases_whenProjectedTwice_thenTheRowsAreTheSameAndOnePerEvent() {
        History.wholeLife().in(ledger);
        History.received().classified().in(ledger);
        ledger.project(view);
        var once = ledger.rows("views.history");
        ledger.project(view);
        assertThat(ledger.rows("views.history")).isEqualTo(once).hasSize((int)
                ledger.log().head());
    }

    @Test
    void givenActivityOfSeveral_whenAsked_thenOnlyWhatThatPersonDidIsToldLatestFirst() {
        History.wholeLife().in(ledger);
        ledger.project(view);
        var leader = activity(new ActivityFilter("leader", null, null, null, null));
        assertThat(leader)
                .extracting(HistoryEntry::type)
                .containsExactly(
                        "ReplyApproved", "ReplyApproved", "ReplyRejected", "DeadlineExtended", "RoutingSignedOff");
        var anjing = activity(new ActivityFilter(null, History.ANJING, null, null, null));
        assertThat(anjing).isNotEmpty().allMatch(e -> e.unit().equals(History.ANJING));
        assertThat(activity(new ActivityFilter(
                        null,
                        null,
                        null,
                        Instant.parse("2026-03-12T01:00:00Z"),
                        Instant.parse("2026-03-19T00:00:00Z"))))
                .extracting(HistoryEntry::type)
                .containsExactly("ComplaintReopened", "FollowUpRecorded");
        assertThat(activity(ActivityFilter.ALL))
                .noneMatch(e -> e.type().equals("DeadlineSet"))
                .anyMatch(e -> e.type().equals("DeadlineSuspended"));
        assertThat(queries.activity(ActivityFilter.ALL, 1, 5).rows())
                .extracting(ActivityEntry::entry)
                .isEqualTo(activity(ActivityFilter.ALL).subList(5, 10));
    }

    @Test
    void givenPeopleAndACase_whenTold_thenByNameAndNumber() {
        var history = History.wholeLife().in(ledger);
        ledger.project(view);
        ledger.project(new BoardView(ledger.database(), Procedures.builtIn()));
        var received = (ComplaintReceived) history.recorded().get(0).event();
        var done = named().activity(ActivityFilter.ALL, 0, 100).rows();
        assertThat(done).extracting(ActivityEntry::number).containsOnly(received.number());
        assertThat(done)
                .extracting(one -> one.entry().zh())
                .contains("起草回复第1稿，起草人：何岸")
                .anyMatch(words -> words.contains("批准人：周衡，"));
    }

    @Test
    void givenAnOpening_whenProjected_thenItIsActivityOfTheCaseButNotItsHistory() {
        var history = History.received().in(ledger);
        var opened = new SealedDataOpened(history.caseId(), Set.of("narrative", "draft-2"), "page");
        ledger.append(
                history.now(),
                List.of(new NewEvent(
                        UUID.randomUUID(),
                        "oversight",
                        UUID.randomUUID(),
                        0,
                        "SealedDataOpened",
                        1,
                        EventCodec.write(opened),
                        EventCodec.write(new Actor("li", "李四", Role.AUDITOR, null).toMetadata()))));
        ledger.project(view);
        assertThat(activity(new ActivityFilter(null, null, history.caseId(), null, null)))
                .extracting(HistoryEntry::zh)
                .startsWith("查阅密封内容：回复稿 2、投诉内容")
                .hasSize(2);
        assertThat(queries.ofCase(file(history.caseId()))).hasSize(1);
    }

    @Test
    void givenLateAndMigratedEntries_whenProjected_thenTheyAreMarked() {
        var history = History.received();
        history.by(
                        Role.DISPATCHER,
                        new ComplaintAssigned(
                                History.XIPU, null, null, null, new Occurred(history.now(), "系统停用", null)))
                .by(
                        Role.ADMIN,
                        new ComplaintAssigned(History.ANJING, null, null, null, new Occurred(null, null, "旧系统")))
                .in(ledger);
        ledger.project(view);
        assertThat(queries.ofCase(file(history.caseId())).get(1).lateReason()).isEqualTo("系统停用");
        assertThat(queries.ofCase(file(history.caseId())).get(2).source()).isEqualTo("旧系统");
        assertThat(queries.ofCase(file(history.caseId())).get(2).occurredAt()).isNull();
        assertThat(ledger.sql()
                        .sql("SELECT late_entry FROM views.history ORDER BY position")
                        .query(Boolean.class)
                        .list())
                .containsExactly(false, true, false);
    }

    private HistoryQueries named() {
        return new HistoryQueries(
                ledger.database(),
                ledger.log(),
                Procedures.builtIn(),
                () -> new DisplayNames(
                        ledger.database(),
                        () -> Map.of(new UnitId("XIPU"), "犀浦市场监督管理所"),
                        () -> Map.of("handler", "何岸", "leader", "周衡"),
                        Map.of()));
    }

    private List<HistoryEntry> activity(ActivityFilter filter) {
        return queries.activity(filter, 0, 100).rows().stream()
                .map(ActivityEntry::entry)
                .toList();
    }
}
