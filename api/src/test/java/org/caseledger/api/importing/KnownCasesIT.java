package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.command.complaint.receiving.CorrectRecord;
import org.caseledger.command.complaint.receiving.Correction;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.vault.Vault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an import says of the cases that it knows, and does to them when it is asked to. */
class KnownCasesIT extends ImportedRows {
    private static final String COLUMNS = "编号,收件,渠道,姓名,电话,内容,商家,状态\n";
    private static final String MAPPING = """
            name: ours
            source: %s
            kind: COMPLAINT
            channel: {column: 渠道}
            state: {column: 状态}
            fields:
              sourceId: 编号
              receivedAt: 收件
              complainant: 姓名
              phone: 电话
              narrative: 内容
              respondent: 商家
              status: 状态
            """;

    KnownCasesIT() {
        super(COLUMNS, MAPPING);
    }

    @Test
    void givenAChangedRow_whenImportedAgain_thenItIsReportedWithRowAndColumns() throws IOException {
        run(false, "1,2026-02-02,PHONE,王,138,不退款,某店,ASSIGNED", "2,2026-02-02,PHONE,,,内容,,");
        long head = ledger.log().head();

        var summary = run(false, "2,2026-02-02,PHONE,,,内容,,", "1,2026-02-02,LETTER,王,139,不退款,另一店,ARCHIVED");

        assertThat(summary.alreadyThere()).isEqualTo(2);
        assertThat(summary.changed()).isOne();
        assertThat(summary.corrected()).isZero();
        assertThat(ledger.log().head()).isEqualTo(head);
        assertThat(rejects).singleElement().satisfies(reject -> {
            assertThat(reject.row()).isEqualTo(3);
            assertThat(reject.column()).isEqualTo("姓名+电话+商家+渠道+状态");
            assertThat(reject.en())
                    .isEqualTo("1 was imported before, and the source has changed:"
                            + " complainant, respondent, channel, status,"
                            + " state; --correct corrects: complainant,"
                            + " respondent, channel");
            assertThat(reject.zh()).contains("--correct 可更正：投诉人、被投诉人、渠道");
        });
    }

    @Test
    void givenAChangedRow_whenImportedToCorrect_thenTheRecordIsCorrectedOnce() throws IOException {
        run(false, "1,2026-02-02,PHONE,王,138,不退款,某店,ASSIGNED");
        var changed = "1,2026-02-02,VISIT,王,139,不退款,另一店,ASSIGNED";

        var summary = run(true, changed);

        assertThat(summary.changed()).isOne();
        assertThat(summary.corrected()).isOne();
        assertThat(rejects).isEmpty();
        var corrections = corrections();
        assertThat(corrections)
                .extracting(RecordCorrected::field)
                .containsExactly(CorrectedField.COMPLAINANT, CorrectedField.RESPONDENT, CorrectedField.CHANNEL);
        assertThat(EventCodec.read(
                        ledger.bean(Vault.class)
                                .open(id("1"), corrections.get(0).sealedAfter()),
                        Complainant.class))
                .isEqualTo(new Complainant("王", "139", null, null));
        assertThat(corrections.get(0).reason()).contains(source, "第 2 行");
        long head = ledger.log().head();
        assertThat(run(true, changed)).isEqualTo(new ImportSummary(0, 1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(ledger.log().head()).isEqualTo(head);
    }

    @Test
    void givenWhatTheOfficeHasCorrected_whenImportedToCorrect_thenItStays() throws IOException {
        run(false, "1,2026-02-02,PHONE,王,138,不退款,某店,ASSIGNED");
        ledger.bean(CommandGate.class)
                .give(
                        new CorrectRecord(
                                id("1"),
                                new Correction(null, null, "本局核实的店", null, null, null, null, null),
                                "经核实名称有误",
                                null,
                                null),
                        new Actor("clerk", "苏禾", Role.INTAKE, null),
                        Request.once());

        run(true, "1,2026-02-02,PHONE,王,138,不退款,另一店,ASSIGNED");

        assertThat(corrections()).hasSize(1);
        assertThat(rejects)
                .singleElement()
                .satisfies(reject -> assertThat(reject.en()).contains("respondent", "not taken as a correction"));
    }

    @Test
    void givenAClosedCase_whenImportedToCorrect_thenTheRuleIsTheReasonAndRecordedOnce() throws IOException {
        run(false, "1,2026-02-02,PHONE,王,138,不退款,某店,ARCHIVED");
        var changed = "1,2026-02-02,LETTER,王,138,不退款,某店,ARCHIVED";

        run(true, changed);
        long head = ledger.log().head();
        var first = rejects.get(0);
        rejects.clear();
        run(true, changed);

        assertThat(rejects).containsExactly(first);
        assertThat(first.column()).isEqualTo("渠道");
        assertThat(first.en()).contains("archived");
        assertThat(ledger.log().head()).isEqualTo(head);
        assertThat(corrections()).isEmpty();
    }

    @Test
    void givenANumberTwiceInOneTable_whenImported_thenTheSecondIsAChangedRow() throws IOException {
        var summary =
                run(false, "1,2026-02-02,PHONE,王,138,不退款,某店,ASSIGNED", "1,2026-02-02,PHONE,王,138,另一件事,某店,ASSIGNED");

        assertThat(summary.taken()).isOne();
        assertThat(summary.changed()).isOne();
        assertThat(rejects).extracting(Reject::row, Reject::column).containsExactly(tuple(3L, "内容"));
    }

    @Test
    void givenARefusedRow_whenImportedAgain_thenTheAttemptIsRecordedOnce() throws IOException {
        var row = "1,2026-02-02,PHONE,王,138,不退款,某店,ASSIGNED";
        var early = LocalDateTime.parse("2026-03-05T00:00");
        var future = row.replace("2026-02-02", "2026-03-04");
        run(false, early, future);
        long head = ledger.log().head();

        for (int again = 0; again < 2; again++) {
            rejects.clear();
            assertThat(run(false, early, future).rejected()).isOne();
            assertThat(rejects).extracting(Reject::row).containsExactly(2L);
        }

        assertThat(ledger.log().head()).isEqualTo(head);
        assertThat(run(false, row).taken()).isOne();
    }

    @Test
    void givenATable_whenPreviewed_thenTheFirstCasesAreShownAndNothingIsRecorded() throws IOException {
        run(false, "1,2026-02-02,PHONE,王,138,不退款,某店,ASSIGNED");
        long head = ledger.log().head();
        var shown = new ArrayList<CasePreview>();
        var file = file(
                "1,2026-02-02,PHONE,王,138,不退款,另一店,ASSIGNED",
                "2,2026-02-02,PHONE,李,138,不换货,某店,DECLINED",
                "3,2026-02-30,PHONE,李,138,不换货,某店,",
                "4,2026-02-02,PHONE,赵,138,不换货,某店,");
        var mapping = mapping();

        var summary = ledger.bean(HistoryImport.class)
                .preview(Rows.open(file), mapping, LocalDateTime.parse(NOW), 1, shown::add, rejects::add, soFar -> {});

        assertThat(summary.taken()).isEqualTo(2);
        assertThat(summary.changed()).isOne();
        assertThat(summary.rejected()).isOne();
        assertThat(shown).singleElement().satisfies(preview -> {
            assertThat(preview.row()).isEqualTo(3);
            assertThat(preview.history().complainant().name()).isEqualTo("李");
            assertThat(preview.state().name()).isEqualTo("DECLINED");
            assertThat(preview.reply()).isNotNull();
        });
        assertThat(rejects).extracting(Reject::column).containsExactlyInAnyOrder("收件", "商家");
        assertThat(ledger.log().head()).isEqualTo(head);
        assertThat(ledger.events(id("2"))).isEmpty();
    }

    @Test
    void givenANumberTwiceInOneTable_whenPreviewed_thenItIsCountedAndReportedAsByTheImport() throws IOException {
        var first = "1,2026-02-02,PHONE,王,138,不退款,某店,ASSIGNED";
        var table = new String[] {
            first, first, "1,2026-02-02,LETTER,王,138,另一件事,某店,ASSIGNED", "2,2026-02-02,PHONE,李,138,不换货,某店,ASSIGNED"
        };

        var previewed = preview(LocalDateTime.parse(NOW), table);

        var told = List.copyOf(rejects);
        rejects.clear();
        assertThat(previewed).isEqualTo(run(false, table));
        assertThat(previewed.taken()).isEqualTo(2);
        assertThat(previewed.alreadyThere()).isEqualTo(2);
        assertThat(previewed.changed()).isOne();
        assertThat(told)
                .isEqualTo(rejects)
                .extracting(Reject::row, Reject::column)
                .containsExactly(tuple(4L, "内容+渠道"));
    }

    @Test
    @DisplayName("the second row of a number is the case where a rule refuses the first")
    void givenANumberTwiceOfWhichTheFirstIsRefused_whenImported_thenTheSecondIsTaken() throws IOException {
        var row = "1,2026-02-02,PHONE,王,138,不退款,某店,ASSIGNED";
        var table = new String[] {
            row.replace("2026-02-02", "2026-03-04"), // not yet by the clock of the ledger
            row,
            row.replace("某店", "另一店"),
            "2,2026-02-30,PHONE,王,138,不退款,某店,ASSIGNED"
        };

        var now = LocalDateTime.parse("2026-03-05T00:00");
        var previewed = preview(now, table);
        var told = List.copyOf(rejects);
        rejects.clear();
        var summary = run(false, now, table);

        assertThat(previewed).isEqualTo(summary);
        assertThat(told).isEqualTo(rejects);
        assertThat(summary.taken()).isOne();
        assertThat(summary.changed()).isOne();
        assertThat(summary.rejected()).isEqualTo(2);
        assertThat(rejects)
                .as("in the order of the rows")
                .extracting(Reject::row, Reject::column)
                .containsExactly(tuple(2L, "-"), tuple(4L, "商家"), tuple(5L, "收件"));
    }

    private ImportSummary preview(LocalDateTime now, String... rows) throws IOException {
        return ledger.bean(HistoryImport.class)
                .preview(Rows.open(file(rows)), mapping(), now, 0, shown -> {}, rejects::add, soFar -> {});
    }

    private List<RecordCorrected> corrections() {
        return ledger.events(id("1")).stream()
                .filter(RecordCorrected.class::isInstance)
                .map(RecordCorrected.class::cast)
                .toList();
    }
}
