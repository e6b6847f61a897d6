package org.caseledger.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeObjectsIT {
    private static final int AT_ONCE = 2_000;
    private static final int TIMES = 20;

    @TempDir
    private Path directory;

    /** More than one statement may lock. */
    @Test
    void givenTensOfThousandsOfLargeObjects_whenSchemasAreDropped_thenTheyAreGone() throws Exception {
        try (var database = Database.embedded(directory)) {
            for (int i = 0; i < TIMES; i++) {
                database.jdbc()
                        .sql("SELECT count(lo_create(0)) FROM generate_series(1, :many)")
                        .param("many", AT_ONCE)
                        .query(Long.class)
                        .single();
            }

            database.drop();

            assertThat(database.jdbc()
                            .sql("SELECT count(*) FROM pg_largeobject_metadata")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }
}
