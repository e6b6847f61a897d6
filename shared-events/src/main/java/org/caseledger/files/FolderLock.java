package org.caseledger.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;

/** A folder held by one user at a time, in this process or any other, by a lock on a file in it. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class FolderLock implements AutoCloseable {
    private final FileChannel file;

    /** Empty while another process or thread holds it; the file is created where it is missing. */
    public static Optional<FolderLock> take(Path folder, String name) throws IOException {
        var file = FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isFree(file)) {
            return Optional.of(new FolderLock(file));
        }
        file.close();
        return Optional.empty();
    }

    private static boolean isFree(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
