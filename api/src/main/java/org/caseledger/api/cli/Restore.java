package org.caseledger.api.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ledger restore}: makes a data directory of a backup, and verifies it. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "把备份恢复到空的数据目录并核验 · restore a backup to an empty data directory, and verify it")
@SuppressWarnings("NullAway.Init")
public final class Restore implements Callable<Integer> {

    @Mixin Settings settings;

    @Parameters(
            paramLabel = "DIR",
            description =
                    "一份备份，或存放备份的目录（取最近一份） · a backup, or the folder of backups (the last one)")
    Path directory;

    @Option(names = "--keys", paramLabel = "DIR", description = "存放密钥的目录 · the folder of the keys")
    Optional<Path> keys = Optional.empty();

    @Override
    public Integer call() throws Exception {
        return new RestoredLedger(settings, directory, keys).restore();
    }
}
