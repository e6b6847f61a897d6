package org.caseledger.api.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.office.DataLock;
import org.caseledger.api.offices.NewOffice;
import org.caseledger.api.offices.OfficeEntry;
import org.caseledger.api.offices.OfficeRegistry;
import org.caseledger.api.postgres.EmbeddedDatabase;
import org.caseledger.api.postgres.ExternalDatabase;
import org.caseledger.api.postgres.OfficeDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger offices create}: an office with a database, a log and a key of its own. */
@Command(name = "create", mixinStandardHelpOptions = true, description = "新建机构 · add an office")
@SuppressWarnings("NullAway.Init")
public final class OfficesCreate implements Callable<Integer> {
    @Mixin
    Settings settings;

    @Mixin
    NodeName node;

    @Parameters(paramLabel = "NAME", description = "机构名，如 xipu · its name, such as xipu")
    String name = "";

    @Option(
            names = "--host",
            required = true,
            split = ",",
            paramLabel = "HOST",
            description = "域名，如 xipu.example.gov.cn · by which host names it is reached")
    List<String> hosts = List.of();

    @Option(
            names = "--public-url",
            defaultValue = "",
            paramLabel = "URL",
            description = "对外地址，如 https://xipu.example.gov.cn · how people reach it")
    String publicUrl = "";

    @Option(
            names = "--server",
            defaultValue = "",
            paramLabel = "JDBC-URL",
            description =
                    "自备的 PostgreSQL 服务器，如 jdbc:postgresql://db.example/postgres，默认为内置数据库 · a PostgreSQL server of your own (default: the bundled one)")
    String server = "";

    @Option(
            names = "--server-user",
            defaultValue = "postgres",
            paramLabel = "USER",
            description =
                    "可建库建角色的用户，密码取自 CASELEDGER_SERVER_PASSWORD · who may create databases and roles there, with the password in CASELEDGER_SERVER_PASSWORD")
    String serverUser = "";

    @Override
    public Integer call() throws Exception {
        settings.springArguments();
        var data = DataDirectory.open(settings.data());
        var registry = OfficeRegistry.of(data);
        var entry = new OfficeEntry(name, hosts, publicUrl, node.name(), false, "");
        if (server.isEmpty()) {
            onBundled(data, registry, entry);
        } else {
            var password = Optional.ofNullable(System.getenv("CASELEDGER_SERVER_PASSWORD"));
            var there = new ExternalDatabase(server, serverUser, password.orElse(""));
            there.check();
            NewOffice.make(registry, entry.at(OfficeDatabase.of(name).on(server)), there);
        }
        settings.say(
                "机构 %s 已建立，数据目录 %s。首次启动后，请把其 keys 目录中的 master.key 和 log.key 另行保存。",
                "the office %s is there, its data is in %s. Once it has started, keep a copy of master.key and log.key of its keys folder elsewhere.",
                name,
                registry.folder(name));
        OfficeWatch.of(settings, registry, name).sayFirstAdministrator();
        return 0;
    }

    private void onBundled(DataDirectory data, OfficeRegistry registry, OfficeEntry entry) throws IOException {
        Optional<DataLock> lock = DataLock.takeUnlessRunning(data);
        if (lock.isEmpty()) {
            NewOffice.make(registry, entry, EmbeddedDatabase.running(data).asSuperuser());
            return;
        }
        var held = lock.get();
        try (var own = EmbeddedDatabase.on(data)) {
            own.start();
            NewOffice.make(registry, entry, own.asSuperuser());
        } finally {
            held.close();
        }
    }
}
