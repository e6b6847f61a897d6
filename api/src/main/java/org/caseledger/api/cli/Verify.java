package org.caseledger.api.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogCheck;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code ledger verify}: reads the whole log again and says whether every record agrees with its
 * seal.
 */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "核验全部日志 · check every record of the log")
@SuppressWarnings("NullAway.Init")
public final class Verify implements Callable<Integer> {

    @Mixin Settings settings;

    @Override
    public Integer call() throws Exception {
        try (var ledger = RunningLedger.onOrBeside(settings)) {
            settings.say("正在启动……", "starting…");
            var context = ledger.start(WebApplicationType.NONE);
            long head = context.getBean(EventLog.class).head();
            var check = new LogCheck(context.getBean(DataSource.class));
            long started = System.nanoTime();
            try (var bar = Progress.upTo("verify", head)) {
                var fault = check.run(bar::to);
                if (fault.isPresent()) {
                    settings.say("核验不符：" + fault.get().zh(), "does not agree: " + fault.get().en());
                    return 1;
                }
            }
            double seconds =
                    Math.max(Duration.ofNanos(System.nanoTime() - started).toMillis(), 1) / 1000.0;
            settings.say(
                    "核验相符：%d 个事件，顺序、序号与封印一致，每秒 %.0f 个。".formatted(head, head / seconds),
                    "agrees: %d events, in order, in sequence and as sealed; %.0f a second"
                            .formatted(head, head / seconds));
        }
        return 0;
    }
}
