package org.caseledger.api.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.DataDirectory;
import org.caseledger.files.PrivateFile;
import org.caseledger.files.PrivateFolder;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.vault.DestructionList;
import org.caseledger.vault.MasterKey;
import org.springframework.util.FileSystemUtils;

/**
 * Copies of the keys, in another place than the backups: for each backup a folder of its name with the keys that open
 * it, and one list of all cases that were destroyed, which only grows.
 */
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class KeysApart {
    private static final String LOG_KEY = "log.key";
    private static final String SM2_KEY = "log-sm2.key";
    private static final String LOG_SIGNED = "log.signed";

    private final Path folder;

    /** For restoring; a {@link LabelledException} when there is no master key for this backup. */
    public static KeysApart of(KeptBackup backup, Path folder) {
        var keys = new KeysApart(folder.toAbsolutePath().normalize());
        if (!Files.exists(keys.of(backup.name()).resolve("master.key"))) {
            throw new LabelledException(Text.format(
                    "%1$s 中没有备份 %2$s 的主密钥（%2$s/master.key 或 master.key）",
                    "%1$s has no master key for the backup %2$s (%2$s/master.key or master.key)",
                    folder,
                    backup.name()));
        }
        return keys;
    }

    /**
     * For restoring from a mirror: those of the last backup, or copied by hand, whose master key is the one that is
     * meant; a {@link LabelledException} when there is none.
     */
    public static KeysOfMirror opening(Path folder, Predicate<MasterKey> meant) {
        var apart = new KeysApart(folder.toAbsolutePath().normalize());
        try (var inside = Files.list(apart.folder)) {
            return Stream.concat(
                            Stream.of(apart.folder),
                            inside.filter(Files::isDirectory).sorted(Comparator.reverseOrder()))
                    .filter(own -> MasterKey.open(own.resolve("master.key"))
                            .filter(meant)
                            .isPresent())
                    .findFirst()
                    .map(own -> apart.new KeysOfMirror(own))
                    .orElseThrow(() -> noneMeant(folder));
        } catch (IOException e) {
            throw noneMeant(folder);
        }
    }

    private static LabelledException noneMeant(Path folder) {
        return new LabelledException(Text.format(
                "%s 中没有与镜像相符的主密钥（master.key）",
                "%s has no master key (master.key) that goes with the copy of the mirror", folder));
    }

    /** The keys by which a mirror's copy becomes a ledger again. */
    @RequiredArgsConstructor(access = AccessLevel.PRIVATE)
    public final class KeysOfMirror {
        private final Path own;

        public void copyMasterKeyInto(DataDirectory data) throws IOException {
            copy(own.resolve("master.key"), data.keys());
            mergeDestroyed(list(), data.destroyedCases());
        }

        /**
         * Puts the log's key in place, with the record of what it signed last. Without that record it copies nothing
         * and returns false.
         */
        public boolean copyLogKeyInto(DataDirectory data) throws IOException {
            for (Path place : List.of(folder, own)) {
                if (Files.exists(place.resolve(LOG_SIGNED))) {
                    copy(place.resolve(LOG_SIGNED), data.keys());
                    copy(own.resolve(LOG_KEY), data.keys());
                    copy(own.resolve(SM2_KEY), data.keys());
                    return true;
                }
            }
            return false;
        }
    }

    /** Keeps the keys as they are now, under the name of a backup. */
    void keep(String name, DataDirectory data) throws IOException {
        if (!Files.exists(data.masterKey())) {
            throw new LabelledException(
                    Text.format("没有主密钥 %s 可供复制", "there is no master key %s to copy", data.masterKey()));
        }
        Path own = PrivateFolder.make(folder.resolve(name));
        copy(data.masterKey(), own);
        copy(data.keys().resolve(LOG_KEY), own);
        copy(data.keys().resolve(SM2_KEY), own);
        mergeDestroyed(data.destroyedCases(), list());
        PrivateFolder.sync(own);
        PrivateFolder.sync(folder);
    }

    /** Removes the keys of backups that are no more. */
    void remove(List<String> names) throws IOException {
        for (String name : names) {
            if (Files.isDirectory(folder.resolve(name))) {
                FileSystemUtils.deleteRecursively(folder.resolve(name));
            }
        }
    }

    /**
     * Puts the keys of a backup into a data directory. The record of what the lost machine signed last is copied as
     * well, if it is there, so that nothing is signed that contradicts it.
     */
    public void copyInto(DataDirectory data, KeptBackup backup) throws IOException {
        Path own = of(backup.name());
        copy(own.resolve("master.key"), data.keys());
        copy(own.resolve(LOG_KEY), data.keys());
        copy(own.resolve(SM2_KEY), data.keys());
        copy(folder.resolve(LOG_SIGNED), data.keys());
        mergeDestroyed(list(), data.destroyedCases());
    }

    /** The folder of a backup, or this one if the keys were copied by hand. */
    private Path of(String name) {
        Path own = folder.resolve(name);
        return Files.isDirectory(own) ? own : folder;
    }

    private Path list() {
        return folder.resolve("destroyed-cases.list");
    }

    private static void copy(Path file, Path into) throws IOException {
        var text = new PrivateFile(file).read();
        if (text.isPresent()) {
            new PrivateFile(into.resolve(file.getFileName())).replace(text.get());
        }
    }

    private static void mergeDestroyed(Path from, Path into) {
        var known = new DestructionList(into).read();
        var list = new DestructionList(into);
        new DestructionList(from).read().forEach((caseId, event) -> {
            if (!known.containsKey(caseId)) {
                list.add(caseId, event);
            }
        });
    }
}
