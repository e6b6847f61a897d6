package org.caseledger.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** What is free, in bytes, of the disk that holds a directory. */
public final class DiskSpace {
    /** Space freed when a server ends for lack of it is soon used again. */
    private static final int ROOM_AGAIN = 3;

    private final Path directory;
    private final Supplier<OptionalLong> usable;
    private final long lowBelow;
    private final long fullBelow;
    private boolean full;

    /** It is low, and full, with less than so many bytes. */
    public DiskSpace(Path directory, long lowBelow, long fullBelow) {
        this(directory, () -> usable(directory), lowBelow, fullBelow);
    }

    DiskSpace(Path directory, Supplier<OptionalLong> usable, long lowBelow, long fullBelow) {
        this.directory = directory;
        this.usable = usable;
        this.lowBelow = lowBelow;
        this.fullBelow = fullBelow;
    }

    public Path directory() {
        return directory;
    }

    /** Empty when the disk does not say. */
    public OptionalLong free() {
        return usable.get();
    }

    private static OptionalLong usable(Path directory) {
        try {
            return OptionalLong.of(Files.getFileStore(directory).getUsableSpace());
        } catch (IOException e) {
            return OptionalLong.empty(); // whoever writes there finds out
        }
    }

    /** Whether space has to be made soon. */
    public boolean isLow() {
        var free = free();
        return free.isPresent() && free.getAsLong() < lowBelow;
    }

    /** Whether nothing more can be written; once it is, until three times as much is free. */
    public synchronized boolean isFull() {
        var free = free();
        full = free.isPresent() && free.getAsLong() / (full ? ROOM_AGAIN : 1) < fullBelow;
        return full;
    }
}
