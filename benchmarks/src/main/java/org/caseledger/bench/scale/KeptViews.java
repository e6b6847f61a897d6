package org.caseledger.bench.scale;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.lives.BenchOffice;
import org.caseledger.bench.server.Database;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
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
import org.caseledger.query.responsibility.ResponsibilityView.ReturnReasons;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.search.SearchView;
import org.caseledger.query.statistics.StatisticsView;
import org.caseledger.query.urging.UrgingView;
import org.caseledger.query.views.Cases;
import org.caseledger.query.views.View;
import org.caseledger.query.views.ViewSchema;
import org.caseledger.query.views.Views;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.Vault;

/** The views that an office maintains: those of its daily work, or all of them. */
public final class KeptViews {
    private static final Duration LONGEST_FILL = Duration.ofHours(3);

    private KeptViews() {}

    public static List<View<?>> daily(HikariDataSource dataSource, SearchIndex index) {
        return List.of(
                new BoardView(dataSource, BenchOffice.procedures()),
                new DeadlineView(dataSource),
                new SearchView(index));
    }

    static List<View<?>> all(HikariDataSource dataSource, Vault vault) {
        return all(dataSource, new SearchIndex(dataSource, vault), vault);
    }

    static List<View<?>> all(HikariDataSource dataSource, SearchIndex index, Vault vault) {
        var reasons = new ReturnReasons(vault, new OfficialTexts(vault));
        var procedures = BenchOffice.procedures();
        List<View<?>> kept = new ArrayList<>(daily(dataSource, index));
        kept.add(new PastView(dataSource));
        kept.add(new ApprovalView(dataSource));
        kept.add(new HistoryView(dataSource));
        kept.add(new StatisticsView(dataSource, WorkCalendar.builtIn()));
        kept.add(new ResponsibilityView(dataSource, procedures, Draw.hours(), reasons::key));
        kept.add(new ProcessView(dataSource, procedures));
        kept.add(new FindingView(dataSource, procedures));
        kept.add(new SignedView(dataSource));
        kept.add(new ReviewableView(dataSource, procedures));
        kept.add(new UrgingView(dataSource));
        kept.add(new RepeatView(dataSource, new RepeatKeyFactory(vault, index)));
        kept.add(new IncidentView(dataSource));
        kept.add(new RectificationView(dataSource));
        kept.add(new DrawnView(dataSource));
        kept.add(new DutyView(dataSource));
        kept.add(new AccountabilityView(dataSource));
        kept.add(new ReportView(dataSource));
        kept.add(new RespondentView(dataSource));
        kept.add(new InspectionView(dataSource));
        kept.add(new BoardView(dataSource, procedures, Cases.OF_EXERCISES));
        kept.add(new DeadlineView(dataSource, Cases.OF_EXERCISES));
        kept.add(new ApprovalView(dataSource, Cases.OF_EXERCISES));
        return kept;
    }

    /**
     * Rebuilds all of them, or those of the daily work, in one pass as the program does it, because the program also
     * prepares them for readers.
     */
    static void rebuild(Database database, HikariDataSource dataSource, Vault vault, boolean all, AtSize here)
            throws Exception {
        var index = new SearchIndex(dataSource, vault);
        database.drop("views", "views_beside");
        ViewSchema.migrate(database.own());
        var kept = all ? all(dataSource, index, vault) : daily(dataSource, index);
        here.step(all ? "filling all views" : "filling the views", () -> fill(dataSource, kept));
        database.vacuum("views");
        database.settle();
    }

    private static void fill(HikariDataSource dataSource, List<View<?>> kept) throws InterruptedException {
        try (var signal = new LogSignal(dataSource)) {
            var log = new EventLog(dataSource, Database.EVENT_KEY, Clock.systemUTC());
            try (var views = new Views(dataSource, log, signal, kept)) {
                views.names().forEach(views::pause);
                views.start();
                views.rebuildAll((done, total) -> {});
                CheckFailed.unless(
                        views.awaitPosition(log.head(), LONGEST_FILL), "the views did not arrive: %s", views.status());
            }
        }
    }
}
