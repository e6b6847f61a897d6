package org.caseledger.api.walkarounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An anonymous report is accepted and answered, without an invented recipient of the notice (P9.07). */
class NobodyToTellIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    @Test
    @DisplayName("P9.07 an anonymous report is accepted, with no one to notify; a named one is not")
    void givenAnAnonymousReport_thenNobodyToNotifyIsAFactOfIt() {
        var cases = LEDGER.cases();
        var anonymous = cases.received("""
                        {"kind":"REPORT","channel":"LETTER","respondent":"郫都区某餐馆",
                         "narrative":{"subject":"餐馆","text":"无证经营。"}}
                        """);
        cases.assigned(cases.classified(anonymous));
        cases.give("handler", anonymous, "accept-complaint", nobody("PLACE_OF_ACT"));
        assertThat(LEDGER.as("head").get(anonymous + "/history").toString()).contains("匿名，无从告知");

        var named = cases.assigned();
        assertThat(LEDGER.as("handler")
                        .post(named + "/accept-complaint", nobody("PLACE_OF_BUSINESS"))
                        .field("rule"))
                .isEqualTo("SOMEBODY_TO_TELL");
    }

    private static String nobody(String jurisdiction) {
        return "{\"told\":{\"medium\":\"NOBODY\",\"at\":\"%s\"},\"jurisdiction\":\"%s\"}"
                .formatted(LEDGER.bean(Clock.class).instant(), jurisdiction);
    }
}
