package org.caseledger.api.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.offices.Bundled;
import org.caseledger.api.offices.OfficeEntry;
import org.caseledger.api.offices.OfficeRegistry;
import org.caseledger.api.offices.OfficesServer;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.caseledger.api.postgres.OfficeDatabase;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ledger offices serve}: the offices of this node, until it is stopped. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "启动本节点的各机构 · start the offices of this node")
@SuppressWarnings("NullAway.Init")
public final class OfficesServe extends Serve {
    /** Some for each of 200 offices, and more for those that work. */
    private static final int CONNECTIONS = 1_000;

    private static final List<String> OF_ONE = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "caseledger.query.datasource.",
            "caseledger.portal.",
            "caseledger.public-url",
            "caseledger.backup.",
            "caseledger.log.origin");

    @Mixin
    NodeName node;

    @Override
    public Integer call() throws Exception {
        refuseOfOneOffice();
        try (RunningLedger running = RunningLedger.on(settings)) {
            refuseBusyPort();
            settings.say("正在启动……", "starting…");
            var registry = OfficeRegistry.of(running.data());
            var bundled = new Server(running);
            if (registry.list().offices().values().stream().allMatch(OfficeEntry::isBundled)) {
                bundled.start(); // so that offices can be created on it
            }
            var all = new ArrayList<>(settings.springArguments());
            all.addAll(List.of(arguments()));
            var server = OfficesServer.start(
                    new OfficesServer.Plan(node.name(), registry, bundled, all, office -> {}, settings::say));
            running.push(server);
            String address = "http://%s:%d/".formatted(host, server.port());
            running.announce(address);
            settings.say("节点 %s 已启动：%s", "node %s is ready: %s", node.name(), address);
            settings.say("按 Ctrl-C 停止", "Ctrl-C stops it");
            running.awaitStop();
        }
        return 0;
    }

    /** What is one office's cannot be that of all, in the environment neither. */
    private void refuseOfOneOffice() {
        for (var name : OF_ONE) {
            var variable = name.toUpperCase(Locale.ROOT);
            boolean given = settings.springArguments().stream().anyMatch(one -> one.startsWith("--" + name))
                    || System.getenv().keySet().stream()
                            .anyMatch(one -> without(one).startsWith(without(variable)));
            if (given) {
                throw new LabelledException(Text.format(
                        "设置 %s 只能属于一个机构：请写在该机构目录的 settings.yaml 中，数据库见 offices create --help",
                        "the setting %s can be that of one office only: put it into settings.yaml of its folder;"
                                + " for databases see offices create --help",
                        name));
            }
        }
    }

    /** Spring reads a variable with and without these. */
    private static String without(String name) {
        return name.replaceAll("[._-]", "");
    }

    /** Started when the first office needs it. */
    @RequiredArgsConstructor
    private static final class Server implements Bundled {
        private final RunningLedger running;
        private @Nullable EmbeddedDatabase server;

        synchronized EmbeddedDatabase start() throws IOException {
            var now = server;
            if (now == null) {
                now = running.serverOfMany(CONNECTIONS);
                server = now;
            }
            return now;
        }

        @Override
        public String prepared(OfficeEntry entry) throws IOException {
            var started = start();
            var office = OfficeDatabase.of(entry.name());
            office.migrate(started.asSuperuser());
            return started.url(office);
        }
    }
}
