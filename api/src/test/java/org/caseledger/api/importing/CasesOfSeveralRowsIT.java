package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.events.CaseId;
import org.caseledger.events.Occurred;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.complaint.SourceVerdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Event logs of other systems: the rows of one number are one case, whole or not at all. */
class CasesOfSeveralRowsIT {
    private static final String NOW = "2026-03-02T09:00";
    private static final String SOURCE = "事件日志";
    private static final String HEADER =
            "number,incident_state,made_sla,caller_id,opened_at,sys_updated_at,contact_type,"
                    + "category,subcategory,u_symptom,assignment_group,closed_code,resolved_at\n";

    private static QuietLedger ledger;

    @TempDir
    Path directory;

    private final List<Reject> rejects = new ArrayList<>();
    private String number;

    @BeforeAll
    static void start() {
        ledger = QuietLedger.onNewDatabase(HandClock.at(NOW));
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @BeforeEach
    void newNumber() {
        number = UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    @DisplayName("P9.15 a change of the unit is a return and a new assignment, when the row says")
    void givenRowsOfOneNumber_whenImported_thenEachChangeOfUnitIsAReturnAndAnAssignment() throws IOException {
        var summary = run(
                row(number, "New", "2/3/2020 10:00", "?"),
                row(number, "New", "2/3/2020 10:05", "甲组"),
                row(number, "Active", "2/3/2020 11:00", "乙组"),
                row(number, "Active", "2/3/2020 11:00", "?"),
                row(number, "Active", "3/3/2020 09:00", "乙组"),
                row(number, "Active", "3/3/2020 09:30", "甲组"),
                row(number, "Closed", "9/3/2020 17:00", "甲组", "4/3/2020 16:00"));

        assertThat(summary).isEqualTo(new ImportSummary(1, 0, 0, 1, 0, 0, 0, 1, 0));
        var reason = "来源未说明退回理由 · the source gives no reason";
        assertThat(acts(number))
                .filteredOn(a -> a instanceof ComplaintAssigned || a instanceof ComplaintReturned)
                .containsExactly(
                        new ComplaintAssigned(unit("甲组"), null, null, null, at("2020-03-02T10:05")),
                        new ComplaintReturned(unit("甲组"), reason, null, null, at("2020-03-02T11:00")),
                        new ComplaintAssigned(unit("乙组"), null, null, null, at("2020-03-02T11:00")),
                        new ComplaintReturned(unit("乙组"), reason, null, null, at("2020-03-03T09:30")),
                        new ComplaintAssigned(unit("甲组"), null, null, null, at("2020-03-03T09:30")));
        assertThat(acts(number))
                .filteredOn(a -> !(a instanceof ComplaintAssigned || a instanceof ComplaintReturned))
                .extracting(Object::getClass, Act::occurredAt)
                .containsExactly(
                        tuple(ComplaintReceived.class, office("2020-03-02T09:00")),
                        tuple(ComplaintClassified.class, office("2020-03-02T10:00")),
                        tuple(ComplaintReplied.class, office("2020-03-04T16:00")),
                        tuple(HistoryAdopted.class, office(NOW)));
        var adopted = (HistoryAdopted) acts(number).get(8);
        assertThat(adopted.closed()).isTrue();
        assertThat(adopted.status()).isEqualTo("Closed");
        assertThat(adopted.verdict()).isEqualTo(SourceVerdict.IN_TIME);
        assertThat(adopted.gaps())
                .contains(SourceGap.SIGN_OFF, SourceGap.ACCEPTANCE)
                .doesNotContain(SourceGap.ASSIGNMENT, SourceGap.REPLY);
    }

    @Test
    void givenACaseUnderWay_whenImported_thenItIsWithItsLastUnit_andThereOnlyOnce() throws IOException {
        var table =
                new String[] {row(number, "New", "2/3/2020 10:00", "甲组"), row(number, "Active", "2/3/2020 11:00", "乙组")
                };

        assertThat(run(table).taken()).isOne();
        assertThat(((HistoryAdopted) last(number)).closed()).isFalse();
        long head = ledger.log().head();
        assertThat(run(table)).isEqualTo(new ImportSummary(0, 1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(ledger.log().head()).isEqualTo(head);
    }

    @Test
    void givenRowsThatAreNotInOrder_whenImported_thenTheCaseIsRejectedByThatRow() throws IOException {
        run(
                row(number, "New", "2/3/2020 10:00", "甲组"),
                row(number, "Active", "2/3/2020 11:00", "乙组"),
                row(number, "Active", "2/3/2020 10:59", "甲组"));

        assertRejected(number, 4, "sys_updated_at", "before that of the row before (3)", "第 3 行");
    }

    @Test
    void givenABadHead_whenImported_thenNoRowOfItsCaseIsTaken() throws IOException {
        var summary = run(
                row(number, "New", "2/3/2020 08:59", "甲组"),
                row(number, "Active", "2/3/2020 11:00", "乙组"),
                row(number + "b", "New", "2/3/2020 11:00", "乙组"));

        assertThat(summary).isEqualTo(new ImportSummary(1, 0, 1, 0, 0, 1, 0, 1, 0));
        assertRejected(number, 2, "sys_updated_at", "before the receipt", "早于收件");
    }

    @Test
    void givenAnotherUnitAfterTheReply_whenImported_thenTheCaseIsRejectedByThatRow() throws IOException {
        run(
                row(number, "New", "2/3/2020 10:00", "甲组"),
                row(number, "Resolved", "2/3/2020 11:00", "甲组", "2/3/2020 11:00"),
                row(number, "Closed", "2/3/2020 11:01", "乙组", "2/3/2020 11:00"));

        assertRejected(number, 4, "sys_updated_at", "another unit after the reply", "晚于回复");
    }

    @Test
    void givenAReplyInAnEarlierRow_whenImported_thenItIsTheReplyOfTheCase() throws IOException {
        var summary = run(
                row(number, "New", "2/3/2020 10:00", "甲组"),
                row(number, "Resolved", "3/3/2020 11:00", "甲组", "3/3/2020 11:00"),
                row(number, "Closed", "9/3/2020 11:00", "甲组"));

        assertThat(summary.inTime()).isOne();
        assertThat(acts(number))
                .filteredOn(ComplaintReplied.class::isInstance)
                .singleElement()
                .satisfies(act -> assertThat(act.occurredAt()).isEqualTo(office("2020-03-03T11:00")));
        assertThat(((HistoryAdopted) last(number)).gaps()).doesNotContain(SourceGap.REPLY, SourceGap.REPLY_TEXT);
    }

    @Test
    @DisplayName("the first rows of such a case must not be taken for the whole of it")
    void givenRowsThatDoNotStandTogether_whenImported_thenTheCaseIsRejectedOnce() throws IOException {
        var summary = run(
                row(number, "New", "2/3/2020 10:00", "甲组"),
                row(number + "b", "New", "2/3/2020 10:00", "甲组"),
                row(number, "Active", "2/3/2020 11:00", "乙组"),
                row(number + "c", "New", "2/3/2020 10:00", "甲组"),
                row(number, "Active", "2/3/2020 12:00", "甲组"));

        assertThat(summary.taken()).isEqualTo(2);
        assertThat(summary.rejected()).isOne();
        assertRejected(number, 4, "number", "do not stand together", "不相连");
        assertThat(acts(number + "c")).isNotEmpty();
    }

    @Test
    @DisplayName("a row that tells no number may be the last of one case or the first of the next")
    void givenARowOfNobody_whenImported_thenTheCasesBesideItWaitUntilItIsMended() throws IOException {
        var mended = new String[] {
            row(number, "New", "2/3/2020 10:00", "甲组"),
            row(number, "Active", "2/3/2020 11:00", "乙组"),
            row(number, "Active", "2/3/2020 12:00", "甲组"),
            row(number + "b", "New", "2/3/2020 10:00", "甲组"),
            row(number + "c", "New", "2/3/2020 10:00", "甲组")
        };
        for (var broken : List.of("少几列\n", row("?", "Active", "2/3/2020 11:00", "乙组"))) {
            rejects.clear();
            var table = mended.clone();
            table[1] = broken; // between two of its own
            run(table);
            assertThat(acts(number)).isEmpty();
            assertThat(rejects).extracting(Reject::row).containsExactly(3L, 3L);
            table = mended.clone();
            table[2] = broken; // between its own and the next case
            rejects.clear();
            run(table);
            assertThat(acts(number)).isEmpty();
            assertThat(acts(number + "c")).isNotEmpty();
            assertThat(rejects).extracting(Reject::row).containsExactly(4L, 4L, 4L);
            assertThat(rejects.get(0).en()).contains("may belong", "no row of " + number);
            assertThat(rejects.get(2).en()).contains("may belong", "no row of " + number + "b");
        }
        rejects.clear();
        assertThat(run(mended)).extracting(ImportSummary::rejected).isEqualTo(0L);
        assertThat(acts(number)).filteredOn(ComplaintReturned.class::isInstance).hasSize(2);
    }

    private void assertRejected(String of, long row, String column, String en, String zh) {
        assertThat(rejects).singleElement().satisfies(reject -> {
            assertThat(reject.row()).isEqualTo(row);
            assertThat(reject.column()).isEqualTo(column);
            assertThat(reject.en()).contains(en, "no row of " + of + " is taken");
            assertThat(reject.zh()).contains(zh, of + " 的各行都未导入");
        });
        assertThat(acts(of)).isEmpty();
    }

    private static String row(String number, String state, String updated, String unit) {
        return row(number, state, updated, unit, "?");
    }

    private static String row(String number, String state, String updated, String unit, String resolved) {
        return "%s,%s,true,来电人,2/3/2020 09:00,%s,Phone,网络,断线,?,%s,%s,%s\n"
                .formatted(number, state, updated, unit, resolved.equals("?") ? "?" : "7", resolved);
    }

    private ImportSummary run(String... rows) throws IOException {
        var table = Files.writeString(directory.resolve(UUID.randomUUID() + ".csv"), HEADER + String.join("", rows));
        return ledger.bean(HistoryImport.class)
                .run(
                        Rows.open(table),
                        Mappings.find("incident-log"),
                        LocalDateTime.parse(NOW),
                        rejects::add,
                        soFar -> {});
    }

    private static List<Act> acts(String number) {
        return ledger.events(CaseId.named("import/" + SOURCE + "/" + number)).stream()
                .filter(Act.class::isInstance)
                .map(Act.class::cast)
                .toList();
    }

    private static Act last(String number) {
        var acts = acts(number);
        return acts.get(acts.size() - 1);
    }

    private static UnitId unit(String name) {
        return new UnitId(name);
    }

    private static Instant office(String at) {
        return HandClock.office(at);
    }

    private static Occurred at(String at) {
        return new Occurred(office(at), null, SOURCE);
    }
}
