package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.MuchWritten;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every list, for every person: none tells what anybody wrote in a secret case, and each that did before does again
 * when its secrecy is lifted (P7.20).
 */
@Tag("long")
@Tag("turn-4")
class SecretListsIT {
    /** In every text that is written in the case, and nowhere else. */
    private static final String BIRD = "夜鹭";

    private static final TestLedger LEDGER = TestLedger.onNewDatabase();

    private final MuchWritten written = MuchWritten.in(LEDGER, BIRD);

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void givenASecretCase_whenEveryListIsReadByEveryPerson_thenNoneTellsWhatWasWrittenInIt() {
        LEDGER.awaitViews();
        var telling = written.telling(BIRD);
        assertThat(telling.stream().map(line -> line.split(" ")[1]))
                .contains(
                        "/api/urging",
                        "/api/approvals",
                        "/api/rectifications",
                        "/api/accountability",
                        "/api/escalations",
                        "/api/findings",
                        "/api/activity");

        LEDGER.cases()
                .give(
                        "leader",
                        written.id(),
                        "mark-secret",
                        "{\"ground\":\"TRADE\",\"people\":[\"handler\"],\"why\":\"涉及未公开的配方\"}");
        LEDGER.awaitViews();
        assertThat(written.telling(BIRD)).isEmpty();

        LEDGER.cases().give("leader", written.id(), "lift-secrecy", "{\"why\":\"配方已经公开\"}");
        LEDGER.awaitViews();
        assertThat(written.telling(BIRD)).isEqualTo(telling);
    }
}
