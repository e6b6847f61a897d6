package org.caseledger.api.cli;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.caseledger.api.integrity.GoingOn;
import org.caseledger.events.log.LogContinued;
import org.caseledger.events.log.LostEvent;
import org.caseledger.text.LabelledException;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ledger go-on}: continues the log from a promoted standby that lacks its last events, and lists what was lost;
 * an event records who did so and why.
 */
@Command(
        name = "go-on",
        mixinStandardHelpOptions = true,
        description = "提升的备库丢失事件后续记 · go on from a promoted standby that has lost events, and list them")
@SuppressWarnings("NullAway.Init")
public final class GoOn implements Callable<Integer> {
    @Mixin
    Settings settings;

    @Mixin
    WhoAndWhy act;

    @Option(
            names = "--from",
            paramLabel = "JDBC-URL",
            description =
                    "原主库或其副本的地址，据以列出丢失的事件；未写用户名的，同本库 · the primary before or a copy of it, to list what was lost; with the login of this database unless the address has another")
    Optional<String> from = Optional.empty();

    @Option(
            names = "--seen",
            paramLabel = "POSITION",
            description = "节点所报的最后位置 · the last position that a node tells to have seen")
    long seen;

    @Override
    public Integer call() throws Exception {
        try (var ledger = RunningLedger.onOrBeside(settings)) {
            var context = ledger.start(WebApplicationType.NONE, "--caseledger.log.sign=false");
            var old = from.map(url -> old(url, context)).orElse(null);
            tell(context.getBean(GoingOn.class).goOn(old, seen, act.by, act.reason));
        }
        return 0;
    }

    /** Nothing is written there, whatever runs on it. */
    private static DataSource old(String url, ApplicationContext context) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new LabelledException(
                    "--from 须为 jdbc:postgresql: 开头的地址", "--from is an address that begins with jdbc:postgresql:");
        }
        var pool = context.getBean(HikariDataSource.class);
        var properties = new Properties();
        properties.setProperty("readOnly", "true");
        properties.setProperty("readOnlyMode", "always");
        if (pool.getUsername() != null) {
            properties.setProperty("user", pool.getUsername());
        }
        if (pool.getPassword() != null) {
            properties.setProperty("password", pool.getPassword());
        }
        return new DriverManagerDataSource(url, properties);
    }

    private void tell(LogContinued continued) {
        continued.lost().forEach(this::tell);
        if (!continued.compared()) {
            settings.say(
                    "未指明原主库（--from），丢失的事件没有列出；留空 %d 个以上案件编号。",
                    "what was lost is not listed without the primary before (--from); %d case numbers or more are left out",
                    GoingOn.NUMBERS_LEFT_OUT);
        }
        settings.say(
                "账本自位置 %d 之后续记，此前记到位置 %d，列出丢失的事件 %d 个。",
                "the log goes on after position %d; it had gone up to %d, and %d lost events are listed",
                continued.after(),
                continued.seen(),
                continued.lost().size());
        settings.say(
                "不再以 %s 的名称签署：告知持有检查点的各方后，执行 ledger log-key --begin-anew 新名称。请重新启动各节点。",
                "nothing more is signed as %s: tell everybody who holds checkpoints, then run ledger log-key --begin-anew ORIGIN; start the nodes again",
                continued.name());
    }

    private void tell(LostEvent event) {
        var line = "%d\t%s\t%s\t%s\t%s"
                .formatted(
                        event.position(),
                        event.number() == null ? "—" : event.number(),
                        event.type(),
                        event.person(),
                        event.recordedAt());
        settings.say(line, line);
    }
}
