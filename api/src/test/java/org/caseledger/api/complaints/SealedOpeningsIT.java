package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.SealedDataOpened;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An opening is recorded once for each person, case, part and day of the office. */
class SealedOpeningsIT {
    private static final Actor HEAD = new Actor("head", "程主任", Role.CENTER_HEAD, null);
    private static final Actor LEGAL = new Actor("legal", "冯审核", Role.LEGAL, null);

    private final HandClock clock = HandClock.at("2026-03-02T09:00");
    private final QuietLedger ledger = QuietLedger.onNewDatabase(clock);
    private final SealedOpenings openings = ledger.bean(SealedOpenings.class);
    private final CaseId caseId = CaseId.random();

    @AfterEach
    void stop() {
        ledger.close();
    }

    private void open(Actor actor, String... parts) {
        openings.record(caseId, Set.of(parts), actor);
    }

    private List<String> recorded() {
        return ledger.log().readStream(CompanionStream.OPENINGS.of(caseId)).stream()
                .map(e -> EventCodec.read(e.type(), e.revision(), e.payload()))
                .map(e -> String.join(
                        "+", ((SealedDataOpened) e).parts().stream().sorted().toList()))
                .toList();
    }

    @Test
    void givenAPartWasOpened_whenTheSamePersonOpensItAgainThatDay_thenNothingIsRecorded() {
        open(HEAD, "narrative");
        clock.set("2026-03-02T23:59:59");
        open(HEAD, "narrative");
        assertThat(recorded()).containsExactly("narrative");
    }

    @Test
    void givenAPartWasOpened_whenAnotherPersonPartCaseOrDayIsMeant_thenItIsRecorded() {
        open(HEAD, "narrative");
        open(LEGAL, "narrative");
        open(HEAD, "narrative", "complainant");
        assertThat(recorded()).containsExactly("narrative", "narrative", "complainant");
        openings.record(CaseId.random(), Set.of("narrative"), HEAD);
        assertThat(ledger.log().head()).isEqualTo(4);

        clock.set("2026-03-03T00:00");
        open(HEAD, "narrative", "complainant");
        assertThat(recorded()).endsWith("complainant+narrative").hasSize(4);
    }
}
