package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Demand;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.RespondentDetails;
import org.junit.jupiter.api.Test;

/** What a source tells of respondent and matter is in the record, and is corrected there. */
class RecordOfTheSourceIT extends ImportedRows {
    private static final String COLUMNS = "编号,收件,姓名,身份证,商家,代码,地址,商品,金额,诉求\n";
    private static final String CODE = "91330100799655058B";
    private static final String WRONG = "91330100799655058C";
    private static final String MAPPING = """
            name: ours
            source: %s
            kind: COMPLAINT
            channel: LETTER
            identity-kind: RESIDENT_ID_CARD
            demands: {column: 诉求, values: {退: REFUND, 换: REPLACE}}
            fields:
              sourceId: 编号
              receivedAt: 收件
              complainant: 姓名
              identityNumber: 身份证
              respondent: 商家
              respondentCode: 代码
              respondentAddress: 地址
              goods: 商品
              amount: 金额
            """;

    RecordOfTheSourceIT() {
        super(COLUMNS, MAPPING);
    }

    @Test
    void givenAWrongCode_whenImported_thenTheCaseHasItAsToldAndTheRowIsToBeChecked() throws IOException {
        var row = "1,2026-02-02,王,,某店," + WRONG + ",一号,手机壳,30,退";

        var summary = run(false, row);

        assertThat(summary.taken()).isOne();
        assertThat(summary.rejected()).isZero();
        assertThat(summary.doubtful()).isOne();
        assertThat(summary.hasRemarks()).isTrue();
        assertThat(rejects).singleElement().satisfies(told -> {
            assertThat(told.row()).isEqualTo(2);
            assertThat(told.column()).isEqualTo("代码");
            assertThat(told.zh()).contains("已照原样导入", "“C”", "“B”");
        });
        var received = (ComplaintReceived) ledger.events(id()).get(0);
        assertThat(received.respondentDetails()).isEqualTo(RespondentDetails.ofBusiness(null, WRONG, "一号", null));
        assertThat(received.matter().amount()).isEqualTo(new BigDecimal("30.00"));
        assertThat(received.matter().demands().of()).isEqualTo(Set.of(Demand.REFUND));
        assertThat(ledger.log().readStream(id().value()).get(0).payload())
                .as("what is written in words is sealed")
                .contains(WRONG)
                .doesNotContain("手机壳");
        long head = ledger.log().head();
        rejects.clear();
        assertThat(run(false, row).doubtful()).as("said again").isOne();
        assertThat(rejects).hasSize(1);
        assertThat(ledger.log().head()).isEqualTo(head);
    }

    @Test
    void givenAChangedRespondentAndMatter_whenImportedToCorrect_thenBothAreCorrectedOnce() throws IOException {
        run(false, "1,2026-02-02,王,,某店," + WRONG + ",一号,手机壳,30,退");
        var changed = "1,2026-02-02,王,,某店," + CODE + ",二号,手机壳,35,换";
        rejects.clear();

        var reported = run(false, changed);
        assertThat(reported.changed()).isOne();
        assertThat(rejects).singleElement().satisfies(told -> {
            assertThat(told.column()).isEqualTo("商家+代码+地址+商品+金额+诉求");
            assertThat(told.en()).contains("--correct corrects: respondent, matter");
        });
        rejects.clear();

        assertThat(run(true, changed).corrected()).isOne();
        assertThat(rejects).isEmpty();
        var corrections = corrections();
        assertThat(corrections)
                .extracting(RecordCorrected::field)
                .containsExactly(CorrectedField.RESPONDENT, CorrectedField.MATTER);
        assertThat(corrections.get(0).after()).isEqualTo("某店");
        assertThat(corrections.get(0).detailsAfter()).isEqualTo(RespondentDetails.ofBusiness(null, CODE, "二号", null));
        assertThat(corrections.get(1).matterAfter().demands().of()).isEqualTo(Set.of(Demand.REPLACE));
        long head = ledger.log().head();
        assertThat(run(true, changed).changed()).isZero();
        assertThat(ledger.log().head()).isEqualTo(head);
    }

    @Test
    void givenAWrongCodeAsACorrection_whenImportedToCorrect_thenTheRuleIsTheReason() throws IOException {
        run(false, "1,2026-02-02,王,,某店," + CODE + ",一号,,,");
        rejects.clear();

        var summary = run(true, "1,2026-02-02,王,,另一店," + WRONG + ",一号,,,");

        assertThat(summary.changed()).isOne();
        assertThat(summary.corrected()).isZero();
        assertThat(corrections()).isEmpty();
        assertThat(rejects).hasSize(2);
        assertThat(rejects.get(1).zh()).contains("来源内容有变化：被投诉人", "校验码为“C”");
    }

    @Test
    void givenAnIdentityNumber_whenItChanges_thenTheComplainantIsCorrected() throws IOException {
        run(false, "1,2026-02-02,王,11010519491231002X,某店,,,,,");

        assertThat(run(true, "1,2026-02-02,王,,某店,,,,,").corrected()).isOne();
        assertThat(corrections()).extracting(RecordCorrected::field).containsExactly(CorrectedField.COMPLAINANT);
    }

    private List<RecordCorrected> corrections() {
        return ledger.events(id()).stream()
                .filter(RecordCorrected.class::isInstance)
                .map(RecordCorrected.class::cast)
                .toList();
    }

    private CaseId id() {
        return id("1");
    }
}
