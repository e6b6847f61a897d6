package org.caseledger.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What is free, in bytes, of the disk that holds a directory. */
public final class DiskSpace {

    private final Path directory;
    private final long lowBelow;
    private final long fullBelow;

    /** It is low, and full, with less than so many bytes. */
    public DiskSpace(Path directory, long lowBelow, long fullBelow) {
        this.directory = directory;
        this.lowBelow = lowBelow;
        this.fullBelow = fullBelow;
    }

    public Path directory() {
        return directory;
    }

    /** Empty when the disk does not say. */
    public OptionalLong free() {
        try {
            return OptionalLong.of(Files.getFileStore(directory).getUsableSpace());
        } catch (IOException e) {
            return OptionalLong.empty(); // whoever writes there finds out
        }
    }

    /** Whether somebody has to make room soon. */
    public boolean isLow() {
        return isLess(lowBelow);
    }

    /** Whether nothing more can be written. */
    public boolean isFull() {
        return isLess(fullBelow);
    }

    private boolean isLess(long bytes) {
        var free = free();
        return free.isPresent() && free.getAsLong() < bytes;
    }
}
