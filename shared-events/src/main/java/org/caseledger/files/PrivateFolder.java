package org.caseledger.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
}
