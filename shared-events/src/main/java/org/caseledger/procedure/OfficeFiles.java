package org.caseledger.procedure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.caseledger.text.Text;

/** Reads the files that an office has placed in its directories. */
final class OfficeFiles {
    private OfficeFiles() {}

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The YAML files of a directory by name, so that every start reads them in the same order. */
    static List<Path> yamlIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    private static OfficeFileException unreadable(Path path, IOException e) {
        String reason = e.getClass().getSimpleName();
        return new OfficeFileException(
                path.toString(), 0, "", Text.format("无法读取(%s)", "cannot be read (%s)", reason), e);
    }
}
