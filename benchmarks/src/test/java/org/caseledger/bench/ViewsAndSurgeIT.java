package org.caseledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parts that are measured only when they are asked for, in tiny sizes. */
@Tag("long")
class ViewsAndSurgeIT {
    @TempDir
    private Path directory;

    @Test
    void allViewsAreBuiltAndComparedWithTheLog() throws Exception {
        assertThat(QuickBench.of(directory, "views").report().get("figures"))
                .extracting(figure -> figure.get("contestant").asString())
                .contains("filling all views", "PostgreSQL", "views.board", "views.history");
    }

    @Test
    void aDayWithASurgeIsSimulated() throws Exception {
        assertThat(QuickBench.of(directory, "surge").report().get("figures"))
                .extracting(figure -> figure.get("contestant").asString())
                .contains("2 busy offices", "6 clerks", "12 clerks", "32 other offices");
    }
}
