package org.caseledger.api.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/** What is done with whole folders. */
final class Trees {

    private Trees() {}

    static void delete(Path tree) throws IOException {
        try (var all = Files.walk(tree)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    /** The names in this folder are on disk when this returns. */
    static void sync(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var open = FileChannel.open(folder, StandardOpenOption.READ)) {
                open.force(true);
            }
        }
    }
}
