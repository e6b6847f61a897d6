package org.caseledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.events.CaseId;
import org.caseledger.query.checkup.DrawnCase;
import org.caseledger.query.checkup.Samples;
import org.junit.jupiter.api.Test;

/** The demo shows what the review committee does: once, however often it starts. */
class DemoCommitteeIT {
    @Test
    void oneSampleIsConcludedInMinutes_andAnotherWaits() throws InterruptedException {
        try (var ledger = QuietLedger.onNewDatabase(HandClock.at("2026-03-10T15:00"))) {
            ledger.addPeople();
            var office = ledger.log().head();
            ledger.bean(DemoCommittee.class).play();
            assertThat(ledger.log().head())
                    .as("not in a ledger without sample cases")
                    .isEqualTo(office);
            ledger.bean(DemoCases.class).play(percent -> {});
            ledger.awaitViews();
            ledger.bean(DemoCommittee.class).play();
            ledger.awaitViews();

            var samples = ledger.bean(Samples.class).drawn(0, 10).rows();
            assertThat(samples).hasSize(2);
            assertThat(samples.get(1).confirmed()).isEqualTo(5);
            assertThat(samples.get(1).minutesAt()).isNotNull();
            assertThat(samples.get(0).toConclude()).isEqualTo(1);
            assertThat(samples.get(0).toConfirm()).isEqualTo(2);
            assertThat(samples.get(0).minutesAt()).isNull();

            var head = ledger.log().head();
            ledger.bean(DemoCommittee.class).play();
            assertThat(ledger.log().head()).isEqualTo(head);
        }
    }

    @Test
    void givenTheSameDay_whenItIsPlayedInAnotherLedger_thenTheSameCasesAreDrawn() {
        assertThat(drawn()).hasSize(14).isEqualTo(drawn());
    }

    private static List<CaseId> drawn() {
        try (var ledger = QuietLedger.onNewDatabase(HandClock.at("2026-03-10T15:00"))) {
            ledger.addPeople();
            ledger.bean(DemoCases.class).play(percent -> {});
            ledger.awaitViews();
            ledger.bean(DemoCommittee.class).play();
            ledger.awaitViews();
            var samples = ledger.bean(Samples.class);
            return samples.drawn(0, 10).rows().stream()
                    .flatMap(one -> samples.find(one.id()).orElseThrow().cases().stream())
                    .map(DrawnCase::caseId)
                    .toList();
        }
    }
}
