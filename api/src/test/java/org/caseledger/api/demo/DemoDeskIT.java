package org.caseledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import javax.sql.DataSource;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.eventlog.StoredEvent;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is done with the sample cases together is completed by the next start, each thing once. */
class DemoDeskIT {
    private static final int MORE_THAN_THERE_IS = 10_000;

    @Test
    void givenTheProgramStoppedBeforeAndWithinTheDesk_whenItStartsAgain_thenAllIsThereOnce()
            throws InterruptedException {
        try (var ledger = QuietLedger.onNewDatabase(HandClock.at("2026-03-10T15:00"))) {
            ledger.addPeople();
            ledger.bean(DemoCases.class).play(percent -> {});
            assertThat(desk(ledger))
                    .as("it stopped once the cases were recorded")
                    .isEmpty();

            var jdbc = JdbcClient.create(ledger.bean(DataSource.class));
            jdbc.sql("""
                CREATE FUNCTION power_cut() RETURNS trigger LANGUAGE plpgsql
                    AS 'BEGIN RAISE EXCEPTION ''power cut''; END';
                CREATE TRIGGER power_cut BEFORE INSERT ON ledger.event FOR EACH ROW
                    WHEN (NEW.type = 'PaperIssued') EXECUTE FUNCTION power_cut()
                """).update();
            assertThatThrownBy(() -> fill(ledger)).hasStackTraceContaining("power cut");
            var before = desk(ledger);
            assertThat(before).contains("ListViewSaved", "FindingAnswered");
            assertThat(before).doesNotContain("PaperIssued");

            jdbc.sql("DROP TRIGGER power_cut ON ledger.event").update();
            fill(ledger);
            assertThat(desk(ledger))
                    .filteredOn(type -> !type.equals("PaperIssued"))
                    .isEqualTo(before);
            assertThat(desk(ledger)).containsOnlyOnce("PaperIssued");

            long head = ledger.log().head();
            fill(ledger);
            assertThat(ledger.log().head()).as("once more").isEqualTo(head);
        }
    }

    private static void fill(QuietLedger ledger) throws InterruptedException {
        ledger.bean(Demonstration.class).fill(percent -> {});
        ledger.awaitViews();
    }

    private static List<String> desk(QuietLedger ledger) {
        return ledger.log().readAfter(0, MORE_THAN_THERE_IS).stream()
                .map(StoredEvent::type)
                .filter(List.of("ListViewSaved", "FindingAnswered", "PaperIssued")::contains)
                .toList();
    }
}
