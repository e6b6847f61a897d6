package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.LocalDateTime;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an import says of known cases whose course the source tells otherwise, or further. */
class ChangedCourseIT extends ImportedRows {
    private static final String COLUMNS = "编号,收件,更新,科室,程度,按时,状态,答复时间,办结\n";
    private static final String MAPPING = """
            name: ours
            source: %s
            kind: COMPLAINT
            channel: LETTER
            unit: {column: 科室}
            severity: {column: 程度, values: {重: MAJOR, 轻: GENERAL}}
            verdict: {column: 按时, values: {是: IN_TIME, 否: OVERDUE}}
            state: {column: 状态, values: {在办: ASSIGNED, 转送: REFERRED, 办结: ARCHIVED}}
            fields:
              sourceId: 编号
              receivedAt: 收件
              updatedAt: 更新
              repliedAt: 答复时间
              closedAt: 办结
            """;

    ChangedCourseIT() {
        super(COLUMNS, MAPPING);
    }

    @Test
    void givenAnotherUnitSeverityVerdictOrState_whenImportedAgain_thenEachIsReportedWithItsColumns()
            throws IOException {
        var row = "1,2026-02-02,2026-02-03 10:00,甲科,轻,是,在办,,";
        run(false, row);
        long head = ledger.log().head();

        assertChanged(row.replace("甲科", "乙科"), "科室+更新", "unit");
        assertChanged(row.replace("轻", "重"), "程度", "severity");
        assertChanged(row.replace("是", "否"), "按时", "the source's verdict");
        assertChanged(row.replace("在办", "转送"), "状态", "state");
        assertThat(run(false, row)).isEqualTo(new ImportSummary(0, 1, 0, 0, 0, 0, 0, 0, 0));
        assertThat(rejects).isEmpty();
        assertThat(ledger.log().head()).isEqualTo(head);
    }

    private void assertChanged(String row, String columns, String what) throws IOException {
        var summary = run(false, row);
        assertThat(summary.changed()).as(what).isOne();
        assertThat(rejects).singleElement().satisfies(reject -> {
            assertThat(reject.row()).isEqualTo(2);
            assertThat(reject.column()).isEqualTo(columns);
            assertThat(reject.en()).endsWith("the source has changed: " + what);
        });
        rejects.clear();
    }

    @Test
    @DisplayName("a migration in two steps: what the second log has more is reported row by row")
    void givenALongerLog_whenImportedAgain_thenEachMovementIsReportedWithItsRow() throws IOException {
        var first = "1,2026-02-02,2026-02-03 10:00,甲科,轻,,在办,,";
        var second = "1,2026-02-02,2026-02-04 10:00,乙科,轻,,在办,,";
        run(false, first, second);
        long head = ledger.log().head();

        var summary = run(
                false,
                first,
                second,
                "1,2026-02-02,2026-02-05 10:00,丙科,轻,,在办,,",
                "1,2026-02-02,2026-02-06 10:00,丙科,轻,,在办,,",
                "1,2026-02-02,2026-02-07 10:00,甲科,轻,,在办,,",
                "1,2026-02-02,2026-02-08 10:00,甲科,重,,办结,2026-02-08 09:00,2026-02-08 10:00");

        assertThat(summary.alreadyThere()).isOne();
        assertThat(summary.changed()).isOne();
        assertThat(ledger.log().head()).isEqualTo(head);
        assertThat(ledger.events(id("1")))
                .filteredOn(ComplaintAssigned.class::isInstance)
                .hasSize(2);
        assertThat(rejects)
                .extracting(Reject::row, Reject::column)
                .containsExactly(tuple(4L, "科室+更新"), tuple(6L, "科室+更新"), tuple(7L, "程度+答复时间+状态+办结"));
        assertThat(rejects.get(0).en())
                .contains("1 was imported before", "a new movement to “丙科” (2026-02-05 10:00), not taken");
        assertThat(rejects.get(1).zh()).contains("新增流转至“甲科”（2026-02-07 10:00），未导入");
    }

    @Test
    void givenALogWithAnotherCourse_whenImportedAgain_thenTheUnitIsReportedOnce() throws IOException {
        run(false, "1,2026-02-02,2026-02-03 10:00,甲科,轻,,在办,,", "1,2026-02-02,2026-02-04 10:00,乙科,轻,,在办,,");

        run(false, "1,2026-02-02,2026-02-03 10:00,丙科,轻,,在办,,", "1,2026-02-02,2026-02-04 10:00,乙科,轻,,在办,,");

        assertThat(rejects).extracting(Reject::row, Reject::column).containsExactly(tuple(3L, "科室+更新"));
    }

    @Test
    @DisplayName("a day without a time ends now on that day, and at its end on the next")
    void givenADayOfWhichTheTimeIsNotTold_whenImportedTheNextDay_thenNothingHasChanged() throws IOException {
        var row = "1,2026-02-02,2026-03-01,甲科,轻,,办结,2026-03-01,2026-03-01";
        run(false, LocalDateTime.parse("2026-03-01T08:00"), row);

        assertThat(run(false, row).changed()).isZero();
        assertThat(rejects).isEmpty();
    }
}
