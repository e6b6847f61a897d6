package org.caseledger.bench.commands;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.server.Database;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class SelfCheckIT {
    @TempDir
    private static Path directory;

    @Test
    void aMissingRequestAForeignOneAndAGapAreNoticed() throws Exception {
        try (var database = Database.embedded(directory);
                var contestant = new Bare(database, 2)) {
            var client = contestant.client(1);
            Set<UUID> answered = new HashSet<>();
            for (int i = 0; i < 50; i++) {
                answered.add(client.step());
            }
            assertThatCode(() -> contestant.check(answered)).doesNotThrowAnyException();

            var onlySaid = new HashSet<>(answered);
            onlySaid.add(UUID.randomUUID());
            assertThatThrownBy(() -> contestant.check(onlySaid))
                    .isInstanceOf(CheckFailed.class)
                    .hasMessageContaining("51 requests were answered, 50 are recorded");

            UUID unasked = client.step();
            assertThatThrownBy(() -> contestant.check(answered))
                    .isInstanceOf(CheckFailed.class)
                    .hasMessageContaining("50 requests were answered, 51 are recorded");
            answered.add(unasked);

            database.jdbc().sql("DELETE FROM bare.event WHERE sequence = 1").update();
            assertThatThrownBy(() -> contestant.check(answered))
                    .isInstanceOf(CheckFailed.class)
                    .hasMessageContaining("have gaps");
        }
    }
}
