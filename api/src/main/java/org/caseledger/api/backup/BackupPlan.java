package org.caseledger.api.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.files.PrivateFolder;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * Where a backup goes.
 *
 * @param directory the folder of backups
 * @param keys another folder, for the keys; empty: they are not copied
 * @param keep how many complete backups are kept; 0: all
 */
public record BackupPlan(Path directory, Optional<Path> keys, int keep) {
    /**
     * A {@link LabelledException} where the keys would be with the database, or either within the data that is backed
     * up.
     */
    public BackupPlan {
        directory = directory.toAbsolutePath().normalize();
        keys = keys.map(folder -> folder.toAbsolutePath().normalize());
        if (keep < 0) {
            throw new LabelledException("保留份数不能为负数", "the number of backups to keep cannot be negative");
        }
        for (Path folder : keys.stream().toList()) {
            if (oneInTheOther(directory, folder)) {
                throw new LabelledException(Text.format(
                        "密钥须与备份分开存放，%s 与 %s 不能相同或互为上下级目录",
                        "keys are kept apart from the backup: %s and %s must not be the same folder, nor one in the other",
                        folder,
                        directory));
            }
        }
    }

    /** The same with links followed; both folders are made where they are missing. */
    BackupPlan made() throws IOException {
        Optional<Path> other = Optional.empty();
        if (keys.isPresent()) {
            other = Optional.of(PrivateFolder.make(keys.get()).toRealPath());
        }
        return new BackupPlan(PrivateFolder.make(directory).toRealPath(), other, keep);
    }

    void requireOutside(DataDirectory data) {
        Stream.concat(Stream.of(directory), keys.stream())
                .filter(folder -> folder.startsWith(data.root()))
                .findFirst()
                .ifPresent(folder -> {
                    throw new LabelledException(Text.format(
                            "备份目录 %s 不能在数据目录 %s 中",
                            "the folder %s of a backup must not be in the data directory %s", folder, data.root()));
                });
    }

    private static boolean oneInTheOther(Path one, Path other) {
        return one.startsWith(other) || other.startsWith(one);
    }
}
