package org.caseledger.api.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.caseledger.api.whatif.TrialRules;
import org.caseledger.api.whatif.WhatIfCsv;
import org.caseledger.eventlog.EventLog;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.whatif.CaseFilter;
import org.caseledger.query.whatif.CaseFilter.Which;
import org.caseledger.query.whatif.Figures;
import org.caseledger.query.whatif.OtherRules;
import org.caseledger.query.whatif.OtherRules.Law;
import org.caseledger.query.whatif.WhatIfBy;
import org.caseledger.query.whatif.WhatIfRun;
import org.caseledger.query.whatif.WhatIfRun.State;
import org.caseledger.query.whatif.WhatIfs;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ledger what-if}: tries other rules on the past before they are put in use. */
@Command(
        name = "what-if",
        mixinStandardHelpOptions = true,
        description = "推演：换用其他规则的结果，不改动台账 · calculate what other rules would have changed")
@SuppressWarnings("NullAway.Init")
public final class WhatIf implements Callable<Integer> {
    private static final int USUAL_MONTHS = 12;
    private static final long LARGEST = 256 * 1024;
    private static final Duration BETWEEN_LINES = Duration.ofMillis(500);

    @Mixin
    Settings settings;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "收件日期自（含），默认一年前 · cases received from this day (one year before the end)")
    @Nullable
    LocalDate from;

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description = "收件日期至（含），默认现在 · cases received up to and including this day (now)")
    @Nullable
    LocalDate until;

    @Option(
            names = "--procedure",
            paramLabel = "ID",
            description = "程序，如 P2；默认各件原程序 · procedure, such as P2 (each case's own)")
    @Nullable
    String procedure;

    @Option(names = "--procedure-file", paramLabel = "FILE", description = "程序的 YAML 文件 · YAML file of a procedure")
    @Nullable
    Path procedureFile;

    @Option(
            names = "--law",
            paramLabel = "AUTO|ON|OFF",
            defaultValue = "AUTO",
            description = "是否叠加法定时限 · whether statutory limits apply (${DEFAULT-VALUE})")
    Law law;

    @Option(names = "--law-file", paramLabel = "FILE", description = "法定时限的 YAML 文件 · YAML file of statutory limits")
    @Nullable
    Path lawFile;

    @Option(
            names = "--calendar-file",
            paramLabel = "FILE",
            description = "叠加在现用日历上的 CSV · a CSV laid over the calendar in use")
    @Nullable
    Path calendarFile;

    @Option(
            names = "--by",
            paramLabel = "UNIT|CLOCK|CHANNEL",
            defaultValue = "UNIT",
            description = "统计口径 · what to group by (${DEFAULT-VALUE})")
    WhatIfBy by;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "把有差异的时限写入此文件 · write the deadlines that differ to this file")
    @Nullable
    Path csv;

    @Override
    public Integer call() throws Exception {
        try (var ledger = RunningLedger.onOrBeside(settings)) {
            var context = ledger.start(WebApplicationType.NONE);
            var rules = rules(context);
            var end = until == null ? context.getBean(Clock.class).instant() : begin(until.plusDays(1));
            var begin = from == null
                    ? end.atZone(WorkCalendar.ZONE).minusMonths(USUAL_MONTHS).toInstant()
                    : begin(from);
            if (!begin.isBefore(end)) {
                throw new LabelledException("--from 须早于 --until", "--from must be before --until");
            }
            var run = context.getBean(WhatIfs.class).start(rules, begin, end);
            follow(run, context.getBean(EventLog.class).head());
            if (run.state() != State.DONE) {
                throw new IllegalStateException(run.failure());
            }
            new WhatIfTable(settings).tell(run, by);
            if (csv != null) {
                write(run, csv);
            }
            return 0;
        }
    }

    private OtherRules rules(ApplicationContext context) throws IOException {
        if (procedure != null && procedureFile != null) {
            throw new LabelledException(
                    "--procedure 与 --procedure-file 只能给出一个", "give one of --procedure and --procedure-file");
        }
        var hand = new TrialRules(context.getBean(Procedures.class), context.getBean(WorkCalendar.class));
        tried(lawFile, hand::law);
        tried(procedureFile, hand::procedure);
        tried(calendarFile, hand::calendar);
        return hand.rules(procedure, law);
    }

    private static void tried(@Nullable Path file, BiConsumer<String, byte[]> part) throws IOException {
        if (file == null) {
            return;
        }
        if (!Files.isReadable(file)) {
            throw new LabelledException(Text.format("无法读取文件 %s", "cannot read the file %s", file));
        }
        if (Files.size(file) > LARGEST) {
            throw new LabelledException(Text.format("文件过大：%s", "the file is too large: %s", file));
        }
        part.accept(file.toString(), Files.readAllBytes(file));
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(WorkCalendar.ZONE).toInstant();
    }

    private static void follow(WhatIfRun run, long head) throws InterruptedException {
        try (var bar = Progress.upTo("what-if", head)) {
            boolean ended;
            do {
                ended = run.await(BETWEEN_LINES);
                bar.to(run.progress().percent() * head / 100);
            } while (!ended);
        }
    }

    private void write(WhatIfRun run, Path file) throws IOException {
        var language = TerminalLanguage.current();
        try (OutputStream to = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            var csvFile = new WhatIfCsv(to, language);
            run.<IOException>each(CaseFilter.of(Which.DIFFERING), csvFile::add);
            csvFile.end();
        } catch (FileAlreadyExistsException e) {
            throw new LabelledException(Text.format("文件已存在：%s", "the file already exists: %s", file), e);
        }
        settings.say("已写入 " + file, "written: " + file);
    }

    /** What came out of a what-if, a line for each group. */
    record WhatIfTable(Settings settings) {
        void tell(WhatIfRun run, WhatIfBy by) {
            var progress = run.progress();
            settings.say(
                    "投诉件 %d 件，有差异 %d 件，每秒 %d 件。",
                    "cases: %d; differing: %d; %d a second",
                    run.cases(),
                    run.count(CaseFilter.of(Which.DIFFERING)),
                    progress.casesPerSecond());
            if (run.unreckoned() > 0) {
                settings.say(
                        "其中 %d 件的程序文件已不存在，未推演。", "%d of them have a procedure whose file is gone", run.unreckoned());
            }
            line("合计", "all", run.overall());
            run.groups(by)
                    .forEach(f -> line(
                            f.key() == null ? "投诉举报中心" : f.key(), f.key() == null ? "complaint center" : f.key(), f));
        }

        private void line(String zh, String en, Figures f) {
            settings.say(
                    "%s：时限 %d 个，届满变动 %d（提前 %d，推后 %d），结果变化 %d，新增 %d，不再要求 %d；按时率 %s → %s"
                            .formatted(
                                    zh,
                                    f.clocks(),
                                    f.moved(),
                                    f.earlier(),
                                    f.later(),
                                    f.changed(),
                                    f.newlyAsked(),
                                    f.noLongerAsked(),
                                    percent(f.before().rate()),
                                    percent(f.after().rate())),
                    "%s: %d clocks; due otherwise %d (earlier %d, later %d); verdict changed %d; newly asked for %d, no longer %d; in time %s → %s"
                            .formatted(
                                    en,
                                    f.clocks(),
                                    f.moved(),
                                    f.earlier(),
                                    f.later(),
                                    f.changed(),
                                    f.newlyAsked(),
                                    f.noLongerAsked(),
                                    percent(f.before().rate()),
                                    percent(f.after().rate())));
        }

        private static String percent(@Nullable Double rate) {
            return rate == null ? "–" : "%.1f%%".formatted(100 * rate);
        }
    }
}
