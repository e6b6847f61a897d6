package org.caseledger.api.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.importing.CasePreview;
import org.caseledger.api.importing.HistoryImport;
import org.caseledger.api.importing.ImportSummary;
import org.caseledger.api.importing.ImportTerms;
import org.caseledger.api.importing.Mappings;
import org.caseledger.api.importing.PreviewText;
import org.caseledger.api.importing.RejectsFile;
import org.caseledger.api.importing.Rows;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.processors.Processors;
import org.caseledger.api.settings.SettingsLog;
import org.caseledger.eventlog.EventLog;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.proof.Signer;
import org.caseledger.query.views.ViewStatus;
import org.caseledger.query.views.Views;
import org.caseledger.text.Text;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger import}: takes in another system's cases, with their own times. */
@Command(name = "import", mixinStandardHelpOptions = true, description = "迁移历史投诉件 · import cases from another system")
@SuppressWarnings("NullAway.Init")
public final class Import implements Callable<Integer> {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Mixin
    Settings settings;

    @Parameters(paramLabel = "FILE", description = "CSV 或 XLSX 文件 · a CSV or XLSX file")
    Path file;

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "NAME",
            description = "映射名称或 YAML 文件 · name of a mapping, or a YAML file")
    String mappingName;

    @Option(names = "--dry-run", description = "只预览，不写入 · show the first cases as they would be, record nothing")
    boolean dryRun;

    @Option(
            names = "--show",
            defaultValue = "3",
            paramLabel = "N",
            description = "预览显示的件数 · how many cases a dry run shows (${DEFAULT-VALUE})")
    int show;

    @Option(names = "--correct", description = "来源已更改的，作为更正记录 · correct known cases that the source has changed")
    boolean correct;

    @Override
    public Integer call() throws Exception {
        var mapping = Mappings.find(mappingName);
        var rows = Rows.open(file, mapping.file());
        try (var ledger = RunningLedger.onOrBeside(settings)) {
            var context = ledger.start(WebApplicationType.NONE);
            if (!dryRun) {
                context.getBean(Signer.class).requireContinuation();
                context.getBean(SettingsLog.class).record(); // the cases are judged by them
            }
            var log = context.getBean(EventLog.class);
            var now = LocalDateTime.now(context.getBean(Clock.class).withZone(WorkCalendar.ZONE));
            var rejects = rejectsFile(context.getBean(DataDirectory.class), now);
            var views = ViewsAfterImport.rest(context.getBean(Views.class), log);
            context.getBean(Processors.class).rest();
            long before = log.head();
            long started = System.nanoTime();
            settings.say("文件格式：" + rows.form(), "file format: " + rows.form());
            if (!rows.others().isEmpty()) {
                settings.say(
                        "未读取的其他工作表：" + Text.list(rows.others()).zh(),
                        "other sheets, not read: " + Text.list(rows.others()).en());
            }
            ImportSummary summary;
            try (var bar = Progress.counting("import");
                    var rejected = new RejectsFile(rejects)) {
                var history = context.getBean(HistoryImport.class);
                summary = dryRun
                        ? history.preview(
                                rows, mapping, now, show, this::show, rejected::add, soFar -> bar.to(soFar.rows()))
                        : history.run(
                                rows,
                                mapping,
                                now,
                                ImportTerms.ofCommandLine(correct),
                                rejected::add,
                                soFar -> bar.to(soFar.rows()));
            }
            tell(summary, log.head() - before, Duration.ofNanos(System.nanoTime() - started));
            settings.say("正在更新视图……", "bringing the views up to date…");
            if (!views.bringUp()) {
                settings.say("有视图尚未跟上，下次启动后继续。", "a view has not caught up; it goes on at the next start");
            }
            if (dryRun) {
                settings.say("以上为预览，未写入任何内容。", "This was a dry run: nothing was recorded.");
            }
            if (summary.hasRemarks()) {
                settings.say("未导入、有变化或需核对的行：" + rejects, "rows not imported, changed, or to be checked: " + rejects);
            } else {
                Files.delete(rejects);
            }
        }
        return 0;
    }

    private Path rejectsFile(DataDirectory data, LocalDateTime now) {
        return data.imports().resolve(file.getFileName() + "-" + STAMP.format(now) + ".rejects.csv");
    }

    private void show(CasePreview preview) {
        settings.say(PreviewText.of(preview));
    }

    private void tell(ImportSummary s, long events, Duration took) {
        settings.say(
                "导入 %d 件，已有 %d 件，未能导入 %d 行。",
                "taken: %d cases; already there: %d; rows not taken: %d", s.taken(), s.alreadyThere(), s.rejected());
        if (s.changed() > 0) {
            settings.say(
                    "已有件中来源内容有变化 %d 件，已更正 %d 件。",
                    "changed in the source since: %d, of these corrected: %d", s.changed(), s.corrected());
        }
        if (s.doubtful() > 0) {
            settings.say("照原样导入、需核对 %d 件。", "imported as supplied; please check: %d", s.doubtful());
        }
        if (s.leftOut() > 0) {
            settings.say("按映射略过 %d 行。", "rows that the mapping leaves out: %d", s.leftOut());
        }
        settings.say(
                "回复时限（按本局规则）：按时 %d，超期 %d，尚未回复且已逾期 %d，来源未记录时间 %d。",
                "reply by our own rules: in time %d, late %d, unanswered and overdue %d, time unknown %d",
                s.inTime(),
                s.late(),
                s.unanswered(),
                s.untold());
        if (s.sourceInTime() + s.sourceOverdue() > 0) {
            settings.say(
                    "来源系统结论（另计）：按时 %d，超时 %d。",
                    "the source's own verdict, counted apart: in time %d, overdue %d",
                    s.sourceInTime(),
                    s.sourceOverdue());
        }
        double seconds = Math.max(took.toMillis(), 1) / 1000.0;
        settings.say(
                "%d 个事件，用时 %.1f 秒，每秒 %.0f 个。", "%d events in %.1f s, %.0f a second", events, seconds, events / seconds);
    }

    /** The views of an import's node: at rest until everything is recorded, then brought up at once. */
    @RequiredArgsConstructor(access = AccessLevel.PRIVATE)
    static final class ViewsAfterImport {
        /**
         * Where less of the log is new to the views, they follow it; otherwise, they are built anew. Views that were
         * not brought up after an earlier import count like those of this one.
         */
        private static final double MOSTLY_NEW = 0.5;

        private static final Duration LOOK = Duration.ofSeconds(1);

        private final Views views;
        private final EventLog log;

        /** Rests the views of this node; other nodes keep theirs. */
        static ViewsAfterImport rest(Views views, EventLog log) {
            views.names().forEach(views::pause);
            return new ViewsAfterImport(views, log);
        }

        /** Returns when the views show everything; false if one does not go on. */
        boolean bringUp() throws InterruptedException {
            long head = log.head();
            try (var bar = Progress.upTo("views", head)) {
                long from = position();
                if (from < head * (1 - MOSTLY_NEW)) {
                    views.rebuildAll(bar::to);
                    return true;
                }
                views.names().forEach(views::resume);
                while (!views.awaitPosition(head, LOOK)) {
                    if (views.isOneStoppedBefore(head)) {
                        return false;
                    }
                    bar.to(position() - from, head - from);
                }
                return true;
            }
        }

        /** How far the views have come on average. */
        private long position() {
            return (long) views.status().stream()
                    .mapToLong(ViewStatus::position)
                    .average()
                    .orElseThrow();
        }
    }
}
