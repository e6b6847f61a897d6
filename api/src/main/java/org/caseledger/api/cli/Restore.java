package org.caseledger.api.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.caseledger.mirror.RestorableCopy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ledger restore}: makes a data directory of a backup, or of a mirror's copy and the copy of the keys, and
 * verifies it.
 */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "把备份或镜像恢复到空的数据目录并核验 · restore a backup, or the copy of a mirror, to an empty data directory, and verify it")
@SuppressWarnings("NullAway.Init")
public final class Restore implements Callable<Integer> {
    @Mixin
    Settings settings;

    @Parameters(
            paramLabel = "DIR",
            description =
                    "一份备份，或存放备份的目录（取最近一份），或镜像的目录 · a backup, or the folder of backups (the last one), or the folder of a mirror")
    Path directory;

    @Option(names = "--keys", paramLabel = "DIR", description = "存放密钥的目录 · the folder of the keys")
    Optional<Path> keys = Optional.empty();

    @Mixin
    OwnerOptions owner;

    @Override
    public Integer call() throws Exception {
        if (RestorableCopy.isIn(directory)) {
            var copy = RestorableCopy.in(directory);
            return new RestoredMirror(settings, copy, keys, owner).restore();
        }
        return new RestoredLedger(settings, directory, keys).restore();
    }
}
