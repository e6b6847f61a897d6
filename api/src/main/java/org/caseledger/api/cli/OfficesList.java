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

/** {@code ledger offices list}: which offices there are, and who serves them. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "列出各机构 · which offices there are")
@SuppressWarnings("NullAway.Init")
public final class OfficesList implements Callable<Integer> {
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
            settings.say(
                    "%-20s 建立未完成，请重新运行 create".formatted(name),
                    "%-20s was not made to its end: run create again".formatted(name));
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
