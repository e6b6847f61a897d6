package org.caseledger.api.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import org.caseledger.api.demo.DemoPeople;
import org.caseledger.api.demo.Demonstration;
import org.caseledger.api.settings.SettingsLog;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine.Command;

/** {@code ledger demo}: the same with sample cases and a person for every role. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = "带示例数据启动 · start with sample cases")
public final class Demo extends Serve {
    /**
     * What is overdue is recorded now and then as of now, which would end the past that the sample cases are still in;
     * they have recorded it themselves.
     */
    private static final String NO_SWEEP_MEANWHILE = "--caseledger.sweep-first=10m";

    private int told;

    @Override
    public Integer call() throws Exception {
        return serve(NO_SWEEP_MEANWHILE);
    }

    /** They would end that past, too. */
    @Override
    void beforeServing(GenericApplicationContext context) {}

    /** Each sample case has its own past; no one may act in the middle of it. */
    @Override
    void prepare(ConfigurableApplicationContext context) {
        try {
            context.getBean(Demonstration.class).fill(this::progress);
            context.getBean(SettingsLog.class).record();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    void started(ConfigurableApplicationContext context) {
        DemoPeople people = context.getBean(DemoPeople.class);
        settings.say("示例账户（密码为 demo- 加账户名）：", "sample logins (the password is demo- and the name):");
        settings.say(
                people.all().stream()
                        .map(p -> line(p.username(), p.role().zh()))
                        .collect(Collectors.joining(System.lineSeparator())),
                people.all().stream()
                        .map(p -> line(p.username(), p.role().en()))
                        .collect(Collectors.joining(System.lineSeparator())));
    }

    private void progress(int percent) {
        if (percent >= told + 25) {
            told = percent;
            settings.say("示例投诉件 %d%%", "sample cases %d%%", percent);
        }
    }

    private static String line(String username, String role) {
        return String.format(Locale.ROOT, "  %-12s demo-%-12s %s", username, username, role);
    }
}
