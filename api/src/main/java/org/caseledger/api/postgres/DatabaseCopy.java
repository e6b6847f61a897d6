package org.caseledger.api.postgres;

import java.io.IOException;
import java.nio.file.Path;

/** What takes the files of a database, by their names with {@code /} under its directory. */
public interface DatabaseCopy {
    void folder(String name) throws IOException;

    /** Throws {@link java.nio.file.NoSuchFileException} for a file that is gone. */
    void file(String name, Path from) throws IOException;

    void file(String name, byte[] contents) throws IOException;
}
