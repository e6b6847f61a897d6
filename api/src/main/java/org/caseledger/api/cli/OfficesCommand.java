package org.caseledger.api.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.offices.OfficeEntry;
import org.caseledger.api.offices.OfficeRegistry;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger offices}: many offices in one program. */
@Command(
        name = "offices",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "一个程序服务多个机构 · many offices in one program",
        subcommands = {
            OfficesServe.class,
            OfficesCreate.class,
            OfficesCommand.OfficesList.class,
            OfficesCommand.OfficesMove.class,
            OfficesCommand.OfficesRetire.class,
            OfficesCommand.OfficesResume.class
        })
public final class OfficesCommand {
    /** {@code ledger offices list}: which offices there are, and who serves them. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "列出各机构 · which offices there are")
    @SuppressWarnings("NullAway.Init")
    public static final class OfficesList implements Callable<Integer> {
        @Mixin
        Settings settings;

        @Override
        public Integer call() throws Exception {
            settings.springArguments();
            var registry = OfficeRegistry.of(DataDirectory.open(settings.data()));
            var listed = registry.list();
            for (var entry : listed.offices().values()) {
                var hosts = String.join(",", entry.hosts());
                var how = how(registry, entry);
                var line = "%-20s %-40s %-16s ".formatted(entry.name(), hosts, entry.node());
                settings.say(line + how.zh(), line + how.en());
            }
            listed.broken()
                    .forEach((name, why) ->
                            settings.say("%-20s %s".formatted(name, why.zh()), "%-20s %s".formatted(name, why.en())));
            for (var name : registry.unfinished()) {
                settings.say("%-20s 建立未完成，请重新运行 create", "%-20s was not made to its end: run create again", name);
            }
            return listed.broken().isEmpty() ? 0 : 1;
        }

        /** A folder that cannot be read does not stop the list of the others. */
        private static Text how(OfficeRegistry registry, OfficeEntry entry) throws IOException {
            try {
                var served = OfficeWatch.servedBy(DataDirectory.open(registry.folder(entry.name())));
                if (served.isPresent()) {
                    return Text.format("由进程 %s 提供服务", "served by process %s", served.get());
                }
                return entry.retired() ? new Text("已停用", "retired") : new Text("未运行", "not running");
            } catch (LabelledException e) {
                return e.text();
            }
        }
    }

    /** {@code ledger offices resume}: an office that was retired is served again. */
    @Command(name = "resume", mixinStandardHelpOptions = true, description = "恢复已停用的机构 · serve a retired office again")
    @SuppressWarnings("NullAway.Init")
    public static final class OfficesResume implements Callable<Integer> {
        @Mixin
        Settings settings;

        @Parameters(paramLabel = "NAME", description = "机构名 · its name")
        String name = "";

        @Override
        public Integer call() throws Exception {
            settings.springArguments();
            var registry = OfficeRegistry.of(DataDirectory.open(settings.data()));
            var entry = registry.change(name, one -> one.retired(false));
            settings.say("机构 %s 将由节点 %s 恢复服务", "the office %s is served again by the node %s", name, entry.node());
            return 0;
        }
    }

    /** {@code ledger offices retire}: stops an office for good; everything of it is kept. */
    @Command(
            name = "retire",
            mixinStandardHelpOptions = true,
            description = "停用机构，资料全部保留 · stop an office and keep all of it")
    @SuppressWarnings("NullAway.Init")
    public static final class OfficesRetire implements Callable<Integer> {
        @Mixin
        Settings settings;

        @Parameters(paramLabel = "NAME", description = "机构名 · its name")
        String name = "";

        @Override
        public Integer call() throws Exception {
            settings.springArguments();
            var registry = OfficeRegistry.of(DataDirectory.open(settings.data()));
            registry.change(name, entry -> entry.retired(true));
            boolean stopped = OfficeWatch.of(settings, registry, name).awaitStopped();
            settings.say(
                    "机构 %s 已停用，数据、日志和密钥保留于 %s%s".formatted(name, registry.folder(name), stopped ? "" : "；节点仍在停止它"),
                    "the office %s is retired, its data, log and key are kept in %s%s"
                            .formatted(name, registry.folder(name), stopped ? "" : "; the node is still stopping it"));
            return stopped ? 0 : 1;
        }
    }

    /** {@code ledger offices move}: another node serves an office from now on. */
    @Command(
            name = "move",
            mixinStandardHelpOptions = true,
            description = "改由另一节点服务 · have another node serve an office")
    @SuppressWarnings("NullAway.Init")
    public static final class OfficesMove implements Callable<Integer> {
        @Mixin
        Settings settings;

        @Parameters(paramLabel = "NAME", description = "机构名 · its name")
        String name = "";

        @Option(names = "--to", required = true, paramLabel = "NODE", description = "节点名 · name of the node")
        String to = "";

        @Override
        public Integer call() throws Exception {
            settings.springArguments();
            var registry = OfficeRegistry.of(DataDirectory.open(settings.data()));
            registry.change(name, entry -> {
                if (entry.isBundled()) {
                    throw new LabelledException(Text.format(
                            "机构 %s 的数据库在本节点的内置服务器上，不能移到别的节点",
                            "the database of %s is on the bundled server of its node: it cannot be moved", name));
                }
                return entry.on(to);
            });
            var watch = OfficeWatch.of(settings, registry, name);
            var by = watch.awaitServedBy(to);
            if (by.isPresent()) {
                settings.say("机构 %s 现由进程 %s 提供服务", "the office %s is served by process %s", name, by.get());
                return 0;
            }
            settings.say("已登记到节点 %s，该节点尚未启动它", "it is entered for the node %s, which has not started it yet", to);
            return 1;
        }
    }
}
