package org.caseledger.api.cli;

import java.util.concurrent.Callable;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.offices.OfficeRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ledger offices retire}: stops an office for good; everything of it is kept. */
@Command(
        name = "retire",
        mixinStandardHelpOptions = true,
        description = "停用机构，资料全部保留 · stop an office and keep all of it")
@SuppressWarnings("NullAway.Init")
public final class OfficesRetire implements Callable<Integer> {
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
