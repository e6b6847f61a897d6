package org.caseledger.api.cli;

import java.util.concurrent.Callable;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.offices.OfficeRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ledger offices list}: which offices there are, and who serves them. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "列出各机构 · which offices there are")
@SuppressWarnings("NullAway.Init")
public final class OfficesList implements Callable<Integer> {

    @Mixin Settings settings;

    @Override
    public Integer call() throws Exception {
        settings.springArguments();
        var registry = OfficeRegistry.of(DataDirectory.open(settings.data()));
        var listed = registry.list();
        for (var entry : listed.offices().values()) {
            var data = DataDirectory.open(registry.folder(entry.name()));
            var served = OfficeWatch.servedBy(data);
            var hosts = String.join(",", entry.hosts());
            var zh = served.map(by -> "运行于 " + by).orElse(entry.retired() ? "已停用" : "未运行");
            var en =
                    served.map(by -> "served by " + by)
                            .orElse(entry.retired() ? "retired" : "not running");
            var line = "%-20s %-40s %-16s ".formatted(entry.name(), hosts, entry.node());
            settings.say(line + zh, line + en);
        }
        listed.broken()
                .forEach(
                        (name, why) ->
                                settings.say(
                                        "%-20s %s".formatted(name, why.zh()),
                                        "%-20s %s".formatted(name, why.en())));
        for (var name : registry.unfinished()) {
            settings.say(
                    "%-20s 建立未完成，请重新运行 create".formatted(name),
                    "%-20s was not made to its end: run create again".formatted(name));
        }
        return listed.broken().isEmpty() ? 0 : 1;
    }
}
