package org.caseledger.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The procedure that an office has chosen, and the limits of the law over it, as HTTP shows. */
class LawIT {

    @Test
    void givenTheBureau_whenAComplaintIsAccepted_thenTheLawsLimitsRunAndWhatIsMissingIsSaid() {
        var ledger = TestLedger.shared();
        var id = ledger.cases().accepted();

        var shown = ledger.as("supervisor").get(id).json();

        assertThat(shown.path("procedure").asString()).isEqualTo("P9+law");
        var mediation = clock(shown, "MEDIATION");
        assertThat(mediation.path("rule").asString()).isEqualTo("law-mediation");
        assertThat(mediation.path("procedureVersion").asString()).isEqualTo("P9-1+law-1");
        var acceptance = clock(shown, "ACCEPTANCE");
        assertThat(acceptance.path("clause").asString()).isEqualTo("P9.06");
        assertThat(acceptance.path("others").path(0).path("rule").asString())
                .isEqualTo("law-acceptance");
        assertThat(shown.path("missingRules").findValuesAsString("rule"))
                .containsExactly("law-acceptance-order-20", "law-mediation-order-20");
        assertThat(shown.path("missingRules").path(0).path("en").asString())
                .contains("SAMR Order 121");
    }

    @Test
    void givenAnOfficeThatChoseAnother_whenAComplaintIsReceived_thenItIsHandledByThat() {
        try (var ledger =
                TestLedger.onNewDatabase("--caseledger.procedure=P7", "--caseledger.law=off")) {
            var id = ledger.cases().received(Cases.RECEIPT);

            var shown = ledger.as("supervisor").get(id).json();

            assertThat(shown.path("procedure").asString()).isEqualTo("P7");
            assertThat(clock(shown, "REPLY").path("clause").asString()).isEqualTo("P7.10");
            assertThat(shown.path("missingRules").isEmpty()).isTrue();
        }
    }

    private static JsonNode clock(JsonNode shown, String clock) {
        for (var deadline : shown.path("deadlines")) {
            if (deadline.path("clock").asString().equals(clock)) {
                return deadline;
            }
        }
        throw new AssertionError("no clock " + clock + " in " + shown);
    }
}
