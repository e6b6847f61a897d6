package org.caseledger.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.files.FolderLock;
import org.caseledger.files.PrivateFile;
import org.caseledger.files.PrivateFolder;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * A folder that belongs to one running witness; its files are readable by their owner only (0600) and are replaced as a
 * whole.
 */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class WitnessFolder implements AutoCloseable {
    private final Path root;
    private final FolderLock lock;

    /** Creates missing files; throws {@link LabelledException} if another witness uses the folder. */
    static WitnessFolder take(Path root) throws IOException {
        PrivateFolder.make(root);
        return new WitnessFolder(
                root,
                FolderLock.take(root, "witness.lock")
                        .orElseThrow(() -> new LabelledException(
                                Text.format("已有见证程序在此目录运行：%s", "a witness runs on this folder already: %s", root))));
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
