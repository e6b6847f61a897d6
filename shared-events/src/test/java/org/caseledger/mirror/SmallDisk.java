package org.caseledger.mirror;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A disk in memory that is soon full, over a folder; only root may mount one. */
record SmallDisk(Path folder) implements AutoCloseable {
    /** A test is skipped, and says so, where it cannot be mounted. */
    static SmallDisk over(Path folder, String size) throws IOException {
        boolean mounted = run(List.of("mount", "-t", "tmpfs", "-o", "size=" + size, "none", folder.toString()));
        Assumptions.assumeTrue(mounted, "SKIPPED: no small disk can be mounted here, which takes root");
        return new SmallDisk(folder);
    }

    /** Fills what is left of it with a file, which is returned. */
    Path fill() throws IOException {
        Path filling = folder.resolve("filling");
        for (int size = 1 << 16; size > 0; size /= 2) {
            try {
                while (true) {
                    Files.write(filling, new byte[size], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            } catch (FileSystemException e) {
                throw e;
            } catch (IOException full) {
                if (!String.valueOf(full.getMessage()).contains("No space left")) {
                    throw full;
                }
            }
        }
        return filling;
    }

    private static boolean run(List<String> command) throws IOException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Also where a test that failed has left files on it open. */
    @Override
    public void close() throws IOException {
        if (!run(List.of("umount", "-l", folder.toString()))) {
            throw new IOException(folder + " is still mounted");
        }
    }
}
