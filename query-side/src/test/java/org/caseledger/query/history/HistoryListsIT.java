package org.caseledger.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.incident.IncidentEvent.ComplaintAttached;
import org.caseledger.events.incident.IncidentEvent.IncidentClosed;
import org.caseledger.events.incident.IncidentEvent.IncidentDeclared;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentLevel;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.Page;
import org.caseledger.query.SecretNow;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.Streams;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Histories of cases and incidents, and the activity of people, at their edges. */
class HistoryListsIT {
    private static final UUID INCIDENT = UUID.randomUUID();
    private static TestLedger ledger;
    private static HistoryQueries queries;
    private static CaseFiles files;
    private static History open;
    private static History secret;

    @BeforeAll
    static void write() {
        ledger = new TestLedger();
        queries = queries(DisplayNames.codes());
        files = new CaseFiles(ledger.log());
        open = received("2026-03-01T01:00:00Z", "红光超市");
        open.set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .classified()
                .assigned(XIPU)
                .returned();
        open.assigned(ANJING).in(ledger);
        secret = received("2026-03-02T01:00:00Z", "星辰精密制造厂");
        secret.classified()
                .signedOff(XIPU)
                .assigned(XIPU)
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .extended(Clock.REPLY, 1, "2026-03-12T16:00:00Z")
                .suspended(Clock.REPLY, 1)
                .drafted()
                .markedSecret(SecrecyGround.TRADE)
                .in(ledger);
        var at = Instant.parse("2026-03-03T01:00:00Z");
        var leader = new Actor("leader", "王局长", Role.LEADER, null);
        Streams.append(
                ledger,
                INCIDENT,
                at,
                leader,
                new IncidentDeclared(
                        IncidentKind.FOOD_SAFETY, IncidentLevel.TWO, "某学校食堂", "多人腹泻", false, null, Occurred.at(at)),
                new ComplaintAttached(open.caseId(), "同一食堂", Occurred.at(at)),
                new IncidentClosed("全部办结", Occurred.at(at)));
        ledger.project(new HistoryView(ledger.database()));
        ledger.project(new BoardView(ledger.database(), Procedures.builtIn()));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static CaseFile file(History history) {
        return files.find(history.caseId()).orElseThrow();
    }

    private static HistoryQueries queries(DisplayNames names) {
        return new HistoryQueries(ledger.database(), ledger.log(), Procedures.builtIn(), () -> names);
    }

    private static History received(String at, String respondent) {
        return History.receivedAt(at, ComplaintKind.COMPLAINT, Channel.PHONE, respondent);
    }

    @Test
    void givenAnIncident_whenRead_thenItsStepsAreToldAndItsCasesCalledByTheirNumbers() {
        var named = new DisplayNames(ledger.database(), Map::of, Map::of, Map.of());
        var number = named.of(open.caseId());

        assertThat(number).startsWith("郫市监投〔2026〕");
        assertThat(named.of(CaseId.named("nowhere")))
                .as("what no board shows is named by its identity")
                .isEqualTo(CaseId.named("nowhere").toString());
        assertThat(queries(named).ofIncident(INCIDENT))
                .extracting(HistoryEntry::zh)
                .containsExactly(
                        "启动应急预案：某学校食堂，食品安全事件，重大（Ⅱ级），理由：多人腹泻", "关联投诉件 %s，理由：同一食堂".formatted(number), "应急处置结束，结果：全部办结");
        assertThat(queries.ofIncident(open.caseId().value()))
                .as("a case is none")
                .isEmpty();
        assertThat(files.find(new CaseId(INCIDENT))).as("nor the other way").isEmpty();
        assertThat(queries.ofIncident(UUID.randomUUID())).isEmpty();
    }

    @Test
    @DisplayName("P7.20 who does not know a secret case sees its steps and clocks, not the words")
    void givenASecretCase_whenReadByOthers_thenOnlyItsClocksAreToldInWords() {
        var withheld = queries.withheldOfCase(file(secret));
        var told = queries.ofCase(file(secret));

        assertThat(withheld).hasSameSizeAs(told);
        assertThat(withheld)
                .extracting(HistoryEntry::type)
                .isEqualTo(told.stream().map(HistoryEntry::type).toList());
        assertThat(withheld.stream().filter(e -> !e.zh().equals(SecretNow.WITHHELD.zh())))
                .extracting(HistoryEntry::zh)
                .containsExactly("回复时限至 2026-03-09 24:00（P9.08）");
        assertThat(withheld).filteredOn(e -> "draft-1".equals(e.part())).hasSize(1);
        assertThat(told.get(0).zh()).contains("星辰精密制造厂");
        assertThat(files.find(CaseId.random())).isEmpty();
    }

    @Test
    void givenAPositionOfTheLog_whenRead_thenTheHistoryEndsThere() {
        var all = queries.ofCase(file(open));

        var then = files.at(open.caseId(), all.get(3).position()).orElseThrow();
        assertThat(queries.ofCase(then)).isEqualTo(all.subList(0, 4));
        assertThat(files.at(open.caseId(), all.get(0).position() - 1)).isEmpty();
    }

    @Test
    void givenActivity_whenAskedByPersonUnitAndPeriod_thenAllHaveToFit() {
        var second = Instant.parse("2026-03-02T01:00:00Z");

        assertThat(activity(new ActivityFilter("handler", XIPU, null, null, second)))
                .extracting(HistoryEntry::type)
                .containsExactly("ComplaintReturned");
        assertThat(activity(new ActivityFilter("handler", null, null, second, null)))
                .extracting(HistoryEntry::type)
                .as("the latest first")
                .containsExactly("ReplyDrafted", "DeadlineSuspended");
        assertThat(activity(new ActivityFilter("handler", ANJING, null, null, null)))
                .isEmpty();
        assertThat(activity(new ActivityFilter("Handler", null, null, null, null)))
                .isEmpty();
    }

    @Test
    void givenActivity_whenAsked_thenAnIncidentHasNoNumberAndASecretCaseNoWords() {
        var rows = queries.activity(ActivityFilter.ALL, 0, 100).rows();

        assertThat(rows.get(0).entry().type()).isEqualTo("IncidentClosed");
        assertThat(rows.get(0).number()).isNull();
        assertThat(rows)
                .filteredOn(row -> row.entry().caseId().equals(secret.caseId()))
                .hasSize(8)
                .allMatch(row -> row.entry().zh().equals(SecretNow.WITHHELD.zh()))
                .allMatch(row -> row.number().startsWith("郫市监投〔2026〕"));
        assertThat(rows).noneMatch(row -> row.entry().type().equals("DeadlineSet"));
        assertThat(queries.activity(ActivityFilter.ALL, 1, rows.size())).isEqualTo(new Page<>(List.of(), rows.size()));
    }

    private static List<HistoryEntry> activity(ActivityFilter filter) {
        return queries.activity(filter, 0, 100).rows().stream()
                .map(ActivityEntry::entry)
                .toList();
    }
}
