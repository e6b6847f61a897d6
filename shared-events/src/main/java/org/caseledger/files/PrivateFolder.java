package org.caseledger.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder that only its owner can enter (0700). */
public final class PrivateFolder {
    private PrivateFolder() {}

    /** Creates it unless it exists, and the parent folders with the usual permissions. */
    public static Path make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder; // or a link to one, which createDirectories does not accept as one
        }
        Path around = folder.toAbsolutePath().getParent();
        if (!Files.isDirectory(around)) {
            Files.createDirectories(around);
        }
        return Files.createDirectories(folder, OwnerOnly.folder(folder));
    }

    /** The names in a folder are on disk when this returns, where folders can be synced. */
    public static void sync(Path folder) throws IOException {
        if (OwnerOnly.isKnownTo(folder)) {
            try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
                open.force(true);
            }
        }
    }
}
