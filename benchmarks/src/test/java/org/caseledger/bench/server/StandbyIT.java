package org.caseledger.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.caseledger.bench.CheckFailed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@Tag("long")
class StandbyIT {
    private static final String STATES = "SELECT sync_state FROM pg_stat_replication";

    @TempDir
    private static Path directory;

    private static Database database;

    @BeforeAll
    static void start() throws Exception {
        database = Database.embedded(directory);
        database.jdbc().sql("CREATE TABLE public.written (number int)").update();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    private static void write() {
        database.jdbc().sql("INSERT INTO public.written VALUES (1)").update();
    }

    private static List<String> texts(String question) {
        return database.jdbc().sql(question).query(String.class).list();
    }

    @Test
    void givenAStandby_whenSomethingIsWritten_thenItHasTheSameAndADifferenceIsNoticed() throws Exception {
        try (var standby = database.standby()) {
            assertThat(texts(STATES)).containsExactly("async");
            write();

            assertThatCode(() -> standby.requireSame(List.of("public.written"))).doesNotThrowAnyException();
            assertThatThrownBy(() -> standby.requireSame(List.of("(SELECT pg_is_in_recovery())")))
                    .isInstanceOf(CheckFailed.class)
                    .hasMessageContaining("on the standby 1 rows");
        }
    }

    @Test
    void givenCommitsWaitForAStandby_whenItIsClosed_thenTheyNoLongerDoAndAnotherOneMayFollow() throws Exception {
        for (int i = 0; i < 2; i++) {
            try (var standby = database.standby()) {
                standby.makeSynchronous();
                write();
                assertThat(texts(STATES)).containsExactly("sync");
            }
            write();
            assertThat(texts("SELECT slot_name FROM pg_replication_slots")).isEmpty();
        }
    }
}
