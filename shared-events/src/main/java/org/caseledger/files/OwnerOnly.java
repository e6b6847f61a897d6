package org.caseledger.files;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The attributes with which a new file or folder is created so that only its owner can use it from the first moment on.
 */
final class OwnerOnly {
    private OwnerOnly() {}

    static FileAttribute<?>[] file(Path file) {
        return permissions(file, "rw-------");
    }

    static FileAttribute<?>[] folder(Path folder) {
        return permissions(folder, "rwx------");
    }

    // Windows has neither these permissions nor folders that can be synced; the user's own folder
    // provides the protection there.
    static boolean isKnownTo(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        return isKnownTo(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
