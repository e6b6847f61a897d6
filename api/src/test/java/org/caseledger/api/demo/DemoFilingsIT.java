package org.caseledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.eventlog.StoredEvent;
import org.junit.jupiter.api.Test;

/** The demo shows reports upward and a filing that is split: once, however often it starts. */
class DemoFilingsIT {
    @Test
    void oneReportIsReceivedAndOneDue_andAFilingIsTwoCases() throws InterruptedException {
        try (var ledger = QuietLedger.onNewDatabase(HandClock.at("2026-03-10T15:00"))) {
            ledger.addPeople();
            var office = ledger.log().head();
            ledger.bean(DemoDesk.class).file();
            assertThat(ledger.log().head())
                    .as("not in a ledger without sample cases")
                    .isEqualTo(office);
            ledger.bean(DemoCases.class).play(percent -> {});
            ledger.bean(DemoDesk.class).file();

            var head = ledger.log().head();
            assertThat(ledger.log().readAfter(0, 10_000))
                    .extracting(StoredEvent::type)
                    .containsOnlyOnce("FilingSplit", "UpwardReportSent", "UpwardReportReceived")
                    .contains("ReconsiderationDecided")
                    .filteredOn("UpwardReportAsked"::equals)
                    .hasSize(2);
            ledger.bean(DemoDesk.class).file();
            assertThat(ledger.log().head()).isEqualTo(head);
        }
    }
}
