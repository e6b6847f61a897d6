package org.caseledger.query.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.accountability.AccountabilityView;
import org.caseledger.query.approvals.ApprovalView;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.board.PastView;
import org.caseledger.query.checkup.DrawnView;
import org.caseledger.query.checkup.ReviewableView;
import org.caseledger.query.checkup.SignedView;
import org.caseledger.query.deadlines.DeadlineView;
import org.caseledger.query.duty.DutyView;
import org.caseledger.query.escalations.EscalationView;
import org.caseledger.query.findings.FindingView;
import org.caseledger.query.history.HistoryView;
import org.caseledger.query.incidents.IncidentView;
import org.caseledger.query.inspections.InspectionView;
import org.caseledger.query.process.ProcessView;
import org.caseledger.query.rectification.RectificationView;
import org.caseledger.query.repeats.RepeatKeyFactory;
import org.caseledger.query.repeats.RepeatView;
import org.caseledger.query.reporting.ReportView;
import org.caseledger.query.respondents.RespondentView;
import org.caseledger.query.responsibility.ResponsibilityView;
import org.caseledger.query.retention.RetentionView;
import org.caseledger.query.sealing.TestVault;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.search.SearchView;
import org.caseledger.query.statistics.StatisticsView;
import org.caseledger.query.urging.UrgingView;
import org.caseledger.query.views.Cases;
import org.caseledger.query.views.View;

/** Every view of the program, over one database. */
public final class AllViews {
    private AllViews() {}

    /** With the procedures, calendar and office hours that the program brings along. */
    public static List<View<?>> of(HikariDataSource database) {
        var procedures = Procedures.builtIn();
        var calendar = WorkCalendar.builtIn();
        var hours = OfficeHours.of("09:00-12:00,13:00-17:00", calendar);
        var vault = TestVault.open(database);
        var index = new SearchIndex(database, vault);
        return List.of(
                new BoardView(database, procedures),
                new PastView(database),
                new DeadlineView(database),
                new ApprovalView(database),
                new HistoryView(database),
                new StatisticsView(database, calendar),
                new ResponsibilityView(database, procedures, hours),
                new ProcessView(database, procedures),
                new FindingView(database, procedures),
                new UrgingView(database),
                new SignedView(database),
                new ReviewableView(database, procedures),
                new DrawnView(database),
                new DutyView(database),
                new RectificationView(database),
                new EscalationView(database),
                new RetentionView(database),
                new AccountabilityView(database),
                new ReportView(database),
                new RespondentView(database),
                new InspectionView(database),
                new IncidentView(database),
                new BoardView(database, procedures, Cases.OF_EXERCISES),
                new DeadlineView(database, Cases.OF_EXERCISES),
                new ApprovalView(database, Cases.OF_EXERCISES),
                new SearchView(index),
                new RepeatView(database, new RepeatKeyFactory(vault, index)));
    }
}
