package org.caseledger.api.cli;

import java.util.concurrent.Callable;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.offices.OfficeRegistry;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger offices move}: another node serves an office from now on. */
@Command(name = "move", mixinStandardHelpOptions = true, description = "改由另一节点服务 · have another node serve an office")
@SuppressWarnings("NullAway.Init")
public final class OfficesMove implements Callable<Integer> {
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
            settings.say(
                    "机构 %s 现由进程 %s 提供服务".formatted(name, by.get()),
                    "the office %s is served by process %s".formatted(name, by.get()));
            return 0;
        }
        settings.say(
                "已登记到节点 %s，该节点尚未启动它".formatted(to),
                "it is entered for the node %s, which has not started it yet".formatted(to));
        return 1;
    }
}
