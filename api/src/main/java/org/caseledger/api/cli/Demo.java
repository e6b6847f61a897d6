package org.caseledger.api.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/** {@code ledger demo}: the same with sample cases and a person for every role. */
@Command(name = "demo", description = "带示例数据启动 · start with sample cases")
public final class Demo extends Serve {
    /**
     * One for every role; the handlers belong to two units, the leaders can stand in for each
     * other.
     */
    private static final String LOGINS =
            "intake dispatcher leader leader2 handler handler2 legal head supervisor auditor admin";

    @Override
    public Integer call() throws Exception {
        return serve("--spring.profiles.active=demo");
    }

    @Override
    void started(ConfigurableApplicationContext context) {
        settings.say(
                "示例账户（密码为 demo- 加账户名）：", "sample logins (the password is demo- and the name):");
        String lines =
                Stream.of(LOGINS.split(" "))
                        .map(name -> String.format(Locale.ROOT, "  %-12s demo-%s", name, name))
                        .collect(Collectors.joining(System.lineSeparator()));
        settings.say(lines, lines);
    }
}
