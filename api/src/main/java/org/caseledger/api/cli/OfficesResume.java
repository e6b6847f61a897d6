package org.caseledger.api.cli;

import java.util.concurrent.Callable;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.api.offices.OfficeRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ledger offices resume}: an office that was retired is served again. */
@Command(name = "resume", mixinStandardHelpOptions = true, description = "恢复已停用的机构 · serve a retired office again")
@SuppressWarnings("NullAway.Init")
public final class OfficesResume implements Callable<Integer> {
    @Mixin
    Settings settings;

    @Parameters(paramLabel = "NAME", description = "机构名 · its name")
    String name = "";

    @Override
    public Integer call() throws Exception {
        settings.springArguments();
        var registry = OfficeRegistry.of(DataDirectory.open(settings.data()));
        var entry = registry.change(name, one -> one.retired(false));
        settings.say(
                "机构 %s 将由节点 %s 恢复服务".formatted(name, entry.node()),
                "the office %s is served again by the node %s".formatted(name, entry.node()));
        return 0;
    }
}
