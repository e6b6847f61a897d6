package org.caseledger.api.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.caseledger.api.portal.PortalConnector;
import org.caseledger.api.security.FirstAdministrator;
import org.caseledger.api.settings.SettingsAtStart;
import org.caseledger.proof.PublishedLog;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ledger serve}: the ledger of an office, until it is stopped. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "启动台账 · start the ledger")
@SuppressWarnings("NullAway.Init")
public class Serve implements Callable<Integer> {
    @Mixin
    Settings settings;

    @Option(names = "--port", defaultValue = "8080", description = "端口 · port (${DEFAULT-VALUE})")
    int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "监听地址 · address to listen on (${DEFAULT-VALUE})")
    String host;

    @Option(
            names = "--why",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "设置有变更的理由 · why settings have changed")
    String why;

    @Option(
            names = "--by",
            defaultValue = "",
            paramLabel = "NAME",
            description = "谁启动（默认为操作系统用户） · who starts it (default: the user of the system)")
    String by;

    @Override
    public Integer call() throws Exception {
        return serve();
    }

    /** Runs until the process is stopped; further arguments are Spring's. */
    final int serve(String... more) throws Exception {
        try (RunningLedger ledger = RunningLedger.on(settings)) {
            refuseBusyPort();
            ConfigurableApplicationContext context = ledger.start(
                    WebApplicationType.SERVLET,
                    starting -> {
                        refuseBusyPortal(starting.getEnvironment());
                        beforeServing(starting);
                    },
                    arguments(more));
            String address = address(context);
            prepare(context);
            ledger.announce(address);
            settings.say("已启动：" + address, "ready: " + address);
            context.getBeanProvider(PortalConnector.class)
                    .ifAvailable(
                            portal -> settings.say("公众门户：" + portal.address(), "public portal: " + portal.address()));
            sayKey(context.getBean(PublishedLog.class));
            started(context);
            settings.say("按 Ctrl-C 停止", "Ctrl-C stops it");
            System.gc(); // much of what the start took is not needed again
            ledger.awaitStop();
        }
        return 0;
    }

    /** Adds beans that act before requests are served. */
    void beforeServing(GenericApplicationContext context) {
        context.registerBean(SettingsAtStart.class);
    }

    /** What a command does before its address is shown. */
    void prepare(ConfigurableApplicationContext context) {}

    /** Called once the address answers: an office asks for its first administrator. */
    void started(ConfigurableApplicationContext context) {
        FirstAdministrator first = context.getBean(FirstAdministrator.class);
        if (first.isMissing()) {
            String page = reachedAt(context) + "setup?code=" + first.code();
            settings.say("请设立首位管理员：" + page, "add the first administrator: " + page);
        }
    }

    /** Whoever checks the log later needs the key from elsewhere than the ledger: note it down. */
    private void sayKey(PublishedLog log) {
        log.keys().stream()
                .reduce((before, after) -> after)
                .map(key -> key.verifier().toString())
                .ifPresent(vkey -> settings.say("日志验证公钥：" + vkey, "verifier key of the log: " + vkey));
        log.sm2Keys().stream()
                .reduce((before, after) -> after)
                .map(key -> key.verifier().toString())
                .ifPresent(vkey -> settings.say("日志 SM2 验证公钥：" + vkey, "verifier key of the log by SM2: " + vkey));
    }

    final String[] arguments(String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.add("--server.port=" + port);
        all.add("--server.address=" + host);
        if (!why.isBlank()) {
            all.add("--caseledger.settings.why=" + why);
        }
        if (!by.isBlank()) {
            all.add("--caseledger.settings.by=" + by);
        }
        return all.toArray(String[]::new);
    }

    private String reachedAt(ConfigurableApplicationContext context) {
        String configured = context.getEnvironment().getProperty("caseledger.public-url", "");
        return configured.isBlank() ? address(context) : configured.replaceFirst("/?$", "/");
    }

    private String address(ConfigurableApplicationContext context) {
        return "http://%s:%s/".formatted(host, context.getEnvironment().getProperty("local.server.port"));
    }

    /** Said before anything is done; where it is set is known once the database has started. */
    private static void refuseBusyPortal(Environment environment) {
        Integer port = environment.getProperty("caseledger.portal.port", Integer.class);
        if (port != null) {
            refuseBusyPort(
                    port,
                    environment.getProperty("caseledger.portal.host", "127.0.0.1"),
                    Text.format(
                            "公众门户的端口 %d 已被占用，请用 --caseledger.portal.port 换一个",
                            "the portal's port %d is taken: choose another with --caseledger.portal.port", port));
        }
    }

    final void refuseBusyPort() {
        refuseBusyPort(
                port,
                host,
                Text.format("端口 %d 已被占用，请用 --port 换一个", "port %d is taken: choose another with --port", port));
    }

    /** Said before the database starts, not after. */
    private static void refuseBusyPort(int port, String host, Text busy) {
        try {
            new ServerSocket(port, 1, InetAddress.getByName(host)).close();
        } catch (IOException e) {
            throw new LabelledException(busy, e);
        }
    }
}
