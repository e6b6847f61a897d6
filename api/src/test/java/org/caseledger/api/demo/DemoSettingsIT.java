package org.caseledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.settings.SettingsLog;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.command.gate.Office;
import org.caseledger.eventlog.EventLog;
import org.junit.jupiter.api.Test;

/** What the sample cases are handled by is recorded before the first of them, as a start does. */
class DemoSettingsIT {
    @Test
    void givenTheSettingsAreRecordedFirst_thenTheSampleCasesFollowInTheirPast() {
        try (var ledger = QuietLedger.onNewDatabase(HandClock.at("2026-03-10T15:00"), "--caseledger.log.sign=false")) {
            ledger.bean(Demonstration.class).recordSettings(DemoScripts.begin(ledger.bean(Office.class)));
            ledger.addPeople();
            ledger.bean(DemoCases.class).play(percent -> {});
            var log = ledger.bean(EventLog.class);
            long head = log.head();
            ledger.bean(SettingsLog.class).record();

            var events = log.readAfter(0, (int) head + 1);
            assertThat(events.get(0).type()).isEqualTo("SettingsRecorded");
            assertThat(events)
                    .hasSize((int) head)
                    .anyMatch(event -> event.type().equals("ComplaintReplied"));
            assertThat(events.get(0).recordedAt())
                    .isBefore(events.get(events.size() - 1).recordedAt());
        }
    }
}
