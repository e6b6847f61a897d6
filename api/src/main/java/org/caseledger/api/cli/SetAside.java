package org.caseledger.api.cli;

import java.util.concurrent.Callable;
import org.caseledger.api.integrity.SettingAside;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code ledger set-aside}: lets a view continue without an event that it cannot apply and that {@code verify} names;
 * an event of its own records who did so and why.
 */
@Command(
        name = "set-aside",
        mixinStandardHelpOptions = true,
        description = "让视图搁置其不能处理的事件 · set an event aside from a view that cannot apply it")
@SuppressWarnings("NullAway.Init")
public final class SetAside implements Callable<Integer> {
    @Mixin
    Settings settings;

    @Parameters(index = "0", paramLabel = "VIEW", description = "视图 · the view, as verify names it")
    String view;

    @Parameters(index = "1", paramLabel = "POSITION", description = "事件的位置 · the position of the event")
    long position;

    @Mixin
    WhoAndWhy act;

    @Override
    public Integer call() throws Exception {
        try (var ledger = RunningLedger.onOrBeside(settings)) {
            ledger.start(WebApplicationType.NONE)
                    .getBean(SettingAside.class)
                    .setAside(view, position, act.by, act.reason);
            settings.say(
                    "位置 %d 的事件已从视图 %s 搁置，仍在日志中。",
                    "the event at position %d is set aside from the view %s, and stays in the log", position, view);
        }
        return 0;
    }
}
