package org.caseledger.api.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.caseledger.api.rollup.OfficeRollUp;
import org.caseledger.api.rollup.RollUps;
import org.caseledger.text.LabelledException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ledger rollup}: counts the cases of a period from the logs in a mirror, and compares with what the offices
 * reported (P9.04); no database.
 */
@Command(
        name = "rollup",
        mixinStandardHelpOptions = true,
        description = "由镜像中的日志汇总各局数据并与上报数比对 · count from mirrored logs, and compare with what was reported")
@SuppressWarnings("NullAway.Init")
public final class RollUp implements Callable<Integer> {
    /** The exit status where something that was reported is not what the log says. */
    static final int DIFFERENT = 4;

    private enum Format {
        TABLE,
        CSV,
        JSON
    }

    @Mixin
    Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "镜像的目录 · the folder of the mirror")
    Path mirror;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            required = true,
            description = "收件首日 · first day of receipt, such as 2026-01-01")
    LocalDate first;

    @Option(names = "--to", paramLabel = "DATE", required = true, description = "收件末日（含） · last day of receipt")
    LocalDate last;

    @Option(
            names = "--reported",
            paramLabel = "LOG=FILE",
            description =
                    "某局上报的统计数据（GET /api/statistics 的 JSON），可多次 · figures that an office reported, JSON of GET /api/statistics (repeatable)")
    Map<String, Path> reported = new LinkedHashMap<>();

    @Option(names = "--format", defaultValue = "TABLE", description = "${COMPLETION-CANDIDATES}（${DEFAULT-VALUE}）")
    Format format;

    @Override
    public Integer call() {
        terminal.requireNothingElse();
        if (last.isBefore(first)) {
            throw new LabelledException("--to 早于 --from", "--to is before --from");
        }
        var rollUps =
                RollUps.of(mirror, first, last, reported, Clock.systemUTC().instant());
        PrintWriter out = terminal.out();
        switch (format) {
            case JSON -> out.println(new String(rollUps.json(), StandardCharsets.UTF_8));
            case CSV -> out.print(new String(rollUps.csv(TerminalLanguage.current()), StandardCharsets.UTF_8));
            case TABLE -> rollUps.offices().forEach(office -> table(out, office));
        }
        out.flush();
        return rollUps.differ() ? DIFFERENT : 0;
    }

    private void table(PrintWriter out, OfficeRollUp office) {
        var language = TerminalLanguage.current();
        out.println(language.choose("%s，%d 条记录", "%s, %d events").formatted(office.log(), office.events()));
        for (OfficeRollUp.Line line : office.figures()) {
            var reportedAs = line.reported() == null
                    ? ""
                    : language.choose("，上报 %d（%+d）", ", reported %d (%+d)")
                            .formatted(line.reported(), line.difference());
            out.println("  %s: %d%s".formatted(language.choose(line.figure().text()), line.counted(), reportedAs));
        }
        for (OfficeRollUp.Report report : office.reports()) {
            out.println(language.choose("  上报 %s 至 %s，应于 %s 前：%s", "  report on %s to %s, due %s: %s")
                    .formatted(
                            report.first(),
                            report.last(),
                            report.dueOn(),
                            report.sentAt() == null
                                    ? language.choose("未报", "not sent")
                                    : report.sentAt() + (report.document() == null ? "" : " " + report.document())));
        }
    }
}
