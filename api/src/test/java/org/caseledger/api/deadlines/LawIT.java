package org.caseledger.api.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The procedure that an office has chosen, and the limits of the law over it, as HTTP shows. */
class LawIT {
    @Test
    void givenTheBureau_whenAComplaintIsAccepted_thenTheLimitsOfOrder121Run() {
        var ledger = TestLedger.shared();
        var id = ledger.cases().accepted();

        var shown = ledger.as("supervisor").get(id).json();

        assertThat(shown.path("procedure").asString()).isEqualTo("P9+law");
        var mediation = clock(shown, "MEDIATION");
        assertThat(mediation.path("rule").asString()).isEqualTo("law-mediation-order-121");
        assertThat(mediation.path("procedureVersion").asString()).isEqualTo("P9-2+law-2");
        var acceptance = clock(shown, "ACCEPTANCE");
        assertThat(acceptance.path("clause").asString()).isEqualTo("P9.06");
        assertThat(acceptance.path("others").path(0).path("rule").asString()).isEqualTo("law-acceptance-order-121");
        assertThat(acceptance.path("others").path(1).path("rule").asString()).isEqualTo("law-acceptance");
        assertThat(shown.path("missingRules").isArray()).isTrue();
        assertThat(shown.path("missingRules").isEmpty()).isTrue();
    }

    @Test
    void givenAnOfficeThatChoseAnother_whenAComplaintIsReceived_thenItIsHandledByThat() {
        try (var ledger = TestLedger.onNewDatabase("--caseledger.procedure=P7", "--caseledger.law=off")) {
            var id = ledger.cases().received(Cases.RECEIPT);

            var shown = ledger.as("supervisor").get(id).json();

            assertThat(shown.path("procedure").asString()).isEqualTo("P7");
            assertThat(clock(shown, "REPLY").path("clause").asString()).isEqualTo("P7.10");
        }
    }

    @Test
    void whatAnOfficeCanChooseAndWhatAFormOffersIsTold() {
        var caller = TestLedger.shared().as("intake");

        var listed = caller.get("/api/procedures").json();
        var p2 = caller.get("/api/procedures/P2").json();
        var p9 = caller.get("/api/procedures/P9+law").json();

        assertThat(listed.path("inForce").asString()).isEqualTo("P9+law");
        assertThat(listed.path("procedures").findValuesAsString("id"))
                .containsExactly("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9");
        assertThat(p2.path("intake").path("categories").path("values").path(3).asString())
                .isEqualTo("物流类");
        assertThat(p2.path("intake").path("channels").path("clause").asString()).isEqualTo("P2.09");
        assertThat(p9.path("gates").path("approvals").path("clause").asString()).isEqualTo("P9.12");
        assertThat(p9.path("rules").findValuesAsString("id")).contains("reply-letter", "law-mediation-order-121");
        assertThat(caller.get("/api/procedures/P0").status()).isEqualTo(404);
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
