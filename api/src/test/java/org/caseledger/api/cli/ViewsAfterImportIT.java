package org.caseledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import javax.sql.DataSource;
import org.caseledger.api.cli.Import.ViewsAfterImport;
import org.caseledger.api.importing.HistoryImport;
import org.caseledger.api.importing.Mappings;
import org.caseledger.api.importing.Rows;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.query.views.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The views rest during an import and show all of it afterwards. */
class ViewsAfterImportIT {
    private static final String NOW = "2026-03-02T09:00";

    @TempDir
    Path directory;

    @Test
    void givenAnImport_whenTheViewsAreBroughtUp_thenTheyShowAllOfIt() throws Exception {
        try (var ledger = QuietLedger.onNewDatabase(HandClock.at(NOW))) {
            ledger.awaitViews();
            for (int from : new int[] {0, 600}) {
                var views = ViewsAfterImport.rest(ledger.bean(Views.class), ledger.log());
                // The second one is of few cases, which the views follow.
                importCases(ledger, from, from == 0 ? 600 : 610);
                long head = ledger.log().head();
                assertThat(ledger.bean(Views.class).status()).allMatch(view -> view.position() < head);

                assertThat(views.bringUp()).isTrue();

                assertThat(ledger.bean(Views.class).status())
                        .allMatch(view -> view.position() >= head && !view.paused());
            }
        }
    }

    @Test
    void givenAnImportThatWasKilledBeforeItsViewsWereBuilt_whenRunAgain_thenTheyAreBuiltAnew() throws Exception {
        try (var ledger = QuietLedger.onNewDatabase(HandClock.at(NOW))) {
            ledger.awaitViews();
            ViewsAfterImport.rest(ledger.bean(Views.class), ledger.log());
            importCases(ledger, 0, 100);
            long before = generation(ledger);

            var again = ViewsAfterImport.rest(ledger.bean(Views.class), ledger.log());
            assertThat(again.bringUp()).isTrue();

            assertThat(generation(ledger)).as("the first of the new rows").isGreaterThan(before);
            assertThat(ledger.bean(Views.class).status())
                    .allMatch(view -> view.position() >= ledger.log().head());
        }
    }

    /** The lowest of the rows that answer. */
    private static long generation(QuietLedger ledger) {
        return JdbcClient.create(ledger.bean(DataSource.class))
                .sql("SELECT min(generation) FROM views.token WHERE live")
                .query(Long.class)
                .single();
    }

    private void importCases(QuietLedger ledger, int from, int to) throws Exception {
        var table = new StringBuilder("id,brand,car_model,type,desc,problem,datetime,status\n");
        for (int n = from; n < to; n++) {
            table.append(n).append(",某牌,某型,某款,异响,H93,2024/6/8,信息审核\n");
        }
        var file = Files.writeString(directory.resolve("cars.csv"), table);
        var summary = ledger.bean(HistoryImport.class)
                .run(
                        Rows.open(file),
                        Mappings.find("car-complaints"),
                        LocalDateTime.parse(NOW),
                        reject -> {},
                        soFar -> {});
        assertThat(summary.taken()).isEqualTo(to - from);
    }
}
