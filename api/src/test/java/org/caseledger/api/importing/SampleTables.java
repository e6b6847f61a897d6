package org.caseledger.api.importing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the real tables lie that some tests run over, when they are there. */
final class SampleTables {
    private SampleTables() {}

    /** Named by {@code CASELEDGER_SHARED}, or else a directory {@code shared} next to the project. */
    static Optional<Path> directory() {
        return Stream.of(named(System.getenv("CASELEDGER_SHARED")), Path.of("../../shared"))
                .map(shared -> shared.resolve("data/samples"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static Path named(@Nullable String directory) {
        return Path.of(directory == null ? "" : directory);
    }
}
