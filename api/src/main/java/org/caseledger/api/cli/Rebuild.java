package org.caseledger.api.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.caseledger.eventlog.EventLog;
import org.caseledger.query.views.Views;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ledger rebuild}: builds a view anew from the log. */
@Command(name = "rebuild", mixinStandardHelpOptions = true, description = "从日志重建视图 · rebuild a view from the log")
@SuppressWarnings("NullAway.Init")
public final class Rebuild implements Callable<Integer> {
    @Mixin
    Settings settings;

    @Parameters(paramLabel = "VIEW", description = "board, deadlines, approvals, history, search")
    String view;

    @Override
    public Integer call() throws Exception {
        try (var ledger = RunningLedger.onOrBeside(settings)) {
            var context = ledger.start(WebApplicationType.NONE);
            long head = context.getBean(EventLog.class).head();
            long started = System.nanoTime();
            try (var bar = Progress.upTo(view, head)) {
                context.getBean(Views.class).rebuild(view, bar::to);
            }
            var took = Duration.ofNanos(System.nanoTime() - started);
            double seconds = Math.max(took.toMillis(), 1) / 1000.0;
            settings.say(
                    "视图 %s 已重建：%d 个事件，用时 %.1f 秒，每秒 %.0f 个。",
                    "view %s is rebuilt: %d events in %.1f s, %.0f a second", view, head, seconds, head / seconds);
        }
        return 0;
    }
}
