package org.caseledger.command.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caseledger.command.complaint.Give;
import org.caseledger.command.complaint.TestOffice;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.reporting.DistrictReportCommand.CorrectDistrictReport;
import org.caseledger.command.reporting.DistrictReportCommand.RecordDistrictReport;
import org.caseledger.events.Actor;
import org.caseledger.events.reporting.DistrictReportEvent;
import org.caseledger.events.reporting.DistrictReportEvent.DistrictReportCorrected;
import org.caseledger.events.reporting.DistrictReportEvent.DistrictReportReceived;
import org.caseledger.events.reporting.Figure;
import org.caseledger.reporting.DistrictReport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("P9.04 汇总上报: what an office below reported")
class DistrictReportTest {
    private static final String LOG = "ledger.pixian.test/log";
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 2, 28);
    private static final LocalDate RECEIVED = LocalDate.of(2026, 3, 5);
    private static final Map<Figure, Long> FIGURES = Map.of(Figure.RECEIVED, 6L, Figure.ACCEPTED, 4L);

    private final TestOffice office = TestOffice.p9();
    private final DistrictReporting reporting = new DistrictReporting();
    private @Nullable DistrictReport report;

    @BeforeEach
    void onTheDayOfReceipt() {
        office.setTime(Give.at("2026-03-05T09:00"));
    }

    private List<DistrictReportEvent> give(Actor actor, DistrictReportCommand command) {
        var context = new DecisionContext(actor, office.time().instant(), office);
        Guards.role(command.getClass(), context);
        var events = command.decide(report, context);
        events.forEach(e -> report = reporting.fold(report, e, actor, context.now()));
        return events;
    }

    private void refused(Rule rule, Actor actor, DistrictReportCommand command) {
        assertThatThrownBy(() -> give(actor, command))
                .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }

    private static RecordDistrictReport of(LocalDate last, LocalDate on, Map<Figure, Long> counts) {
        return new RecordDistrictReport(LOG, FIRST, last, on, counts, "3号");
    }

    @Test
    void itIsRecordedWithItsFigures_andEachCorrectionSaysWhy() {
        var record = of(LAST, RECEIVED, FIGURES);
        assertThat(give(HEAD, record))
                .containsExactly(new DistrictReportReceived(LOG, FIRST, LAST, RECEIVED, FIGURES, "3号"));
        var anew = Map.of(Figure.RECEIVED, 7L);
        assertThat(give(SUPERVISOR, new CorrectDistrictReport(record.id(), anew, null, "该局更正")))
                .containsExactly(new DistrictReportCorrected(anew, null, "该局更正"));
        give(HEAD, new CorrectDistrictReport(record.id(), FIGURES, "4号", "录入有误"));

        assertThat(report.received().figures()).isEqualTo(FIGURES);
        assertThat(report.figures()).isEqualTo(FIGURES);
        assertThat(report.document()).isEqualTo("4号");
        assertThat(report.corrections()).isEqualTo(2);
        assertThat(report.recorded().by()).isEqualTo(HEAD);
        assertThat(report.corrected().note()).isEqualTo("录入有误");
        assertThat(report.isEnteredLater()).isFalse();
    }

    @Test
    void itArrivesAfterItsPeriod_andNotLaterThanToday() {
        refused(Rule.REPORTED_AFTER_PERIOD, HEAD, of(FIRST.minusDays(1), RECEIVED, FIGURES));
        refused(Rule.REPORTED_AFTER_PERIOD, HEAD, of(LAST, LAST, FIGURES));
        refused(Rule.REPORTED_BY_NOW, HEAD, of(LAST, RECEIVED.plusDays(1), FIGURES));
        assertThat(give(HEAD, of(LAST, LAST.plusDays(1), FIGURES))).hasSize(1);
    }

    @Test
    void aDayOfReceiptThatIsStatedLaterIsSeenToBe() {
        office.setTime(Give.at("2026-03-07T00:00"));
        give(HEAD, of(LAST, RECEIVED, FIGURES));
        assertThat(report.isEnteredLater()).isTrue();
        office.setTime(Give.at("2026-03-06T23:59"));
        give(HEAD, of(LAST, RECEIVED, FIGURES));
        assertThat(report.isEnteredLater()).isFalse();
    }

    @Test
    void itHasFigures_andNoneBelowZero() {
        refused(Rule.REPORTED_FIGURES, HEAD, of(LAST, RECEIVED, Map.of()));
        refused(Rule.REPORTED_FIGURES, HEAD, of(LAST, RECEIVED, Map.of(Figure.LATE, -1L)));
        var record = of(LAST, RECEIVED, Map.of(Figure.LATE, 0L));
        give(HEAD, record);
        refused(Rule.REPORTED_FIGURES, HEAD, new CorrectDistrictReport(record.id(), Map.of(), null, "该局更正"));
    }

    @Test
    void theCenterRecordsIt_andWhoSupervises() {
        refused(Rule.ROLE, LEADER, of(LAST, RECEIVED, FIGURES));
        refused(Rule.ROLE, handlerOf(XIPU), of(LAST, RECEIVED, FIGURES));
    }

    @Test
    void anOfficeHasOneReportOnAPeriod() {
        assertThat(of(LAST, RECEIVED, FIGURES).id())
                .isEqualTo(
                        of(LAST, RECEIVED.plusDays(2), Map.of(Figure.LATE, 1L)).id())
                .isEqualTo(DistrictReport.id(LOG, FIRST, LAST))
                .isNotEqualTo(of(LAST.plusDays(1), RECEIVED, FIGURES).id())
                .isNotEqualTo(DistrictReport.id("other.test/log", FIRST, LAST));
    }
}
