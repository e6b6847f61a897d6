package org.caseledger.api.cli;

import java.util.concurrent.Callable;
import org.caseledger.eventlog.EventLog;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code ledger admit-log}: gives the events of a log from an earlier version their authentication codes, once, after a
 * check of all that was signed; the admission is an event itself.
 */
@Command(
        name = "admit-log",
        mixinStandardHelpOptions = true,
        description = "核验并接纳较早版本写入的账本（一次） · check and admit the log of an earlier version, once")
@SuppressWarnings("NullAway.Init")
public final class AdmitLog implements Callable<Integer> {
    @Mixin
    Settings settings;

    @Mixin
    WhoAndWhy act;

    @Override
    public Integer call() throws Exception {
        try (var ledger = RunningLedger.on(settings)) {
            var context = ledger.start(
                    WebApplicationType.NONE,
                    "--caseledger.log.sign=false",
                    "--caseledger.log.admitted-by=" + act.by,
                    "--caseledger.log.admitted-because=" + act.reason);
            long head = context.getBean(EventLog.class).head();
            settings.say(
                    "账本已接纳：位置 1 至 %d 的事件有了认证码，接纳本身记在位置 %d。",
                    "admitted: the events at positions 1 to %d have their codes; the admission is the event at %d",
                    head - 1,
                    head);
        }
        return 0;
    }
}
