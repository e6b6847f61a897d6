package org.caseledger.witness;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.caseledger.files.PrivateFile;
import org.caseledger.files.PrivateFolder;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * A folder that belongs to one running witness; its files are readable by their owner only (0600)
 * and are replaced as a whole.
 */
final class WitnessFolder implements AutoCloseable {

    private final Path root;
    private final FileChannel lock;

    private WitnessFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Creates missing files; throws {@link LabelledException} if another witness uses the folder.
     */
    static WitnessFolder take(Path root) throws IOException {
        PrivateFolder.make(root);
        var channel =
                FileChannel.open(
                        root.resolve("witness.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (!isFree(channel)) {
            channel.close();
            throw new LabelledException(
                    Text.format(
                            "已有见证程序在此目录运行：%s", "a witness runs on this folder already: %s", root));
        }
        return new WitnessFolder(root, channel);
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    Path file(String name) {
        return root.resolve(name);
    }

    boolean has(String name) {
        return Files.exists(file(name));
    }

    boolean isWithoutStates() throws IOException {
        try (var files = Files.list(root)) {
            return files.noneMatch(file -> file.toString().endsWith(WatchedLog.SUFFIX));
        }
    }

    void write(String name, String content) throws IOException {
        new PrivateFile(file(name)).replace(content);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
