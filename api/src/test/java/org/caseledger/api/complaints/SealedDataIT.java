package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.SealedDataOpened;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is sealed in a case is opened for those who handle it, and each opening is logged (P1.08). */
class SealedDataIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    private final String id = LEDGER.cases().replied();

    @Test
    void anOpeningTellsWhoWhichCaseWhenAndThroughWhat() {
        var head = LEDGER.head();

        var opened = LEDGER.as("handler").get(id + "/sealed");

        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.header("Cache-Control")).contains("no-store");
        assertThat(opened.json().path("complainant").path("name").asString()).isEqualTo("林晚");
        assertThat(opened.json().path("narrative").path("text").asString()).contains("异味");
        assertThat(LEDGER.recordedAfter(head)).singleElement().satisfies(e -> {
            assertThat(e.metadata()).contains("\"handler\"", "\"HANDLER\"");
            var what = (SealedDataOpened) EventCodec.read(e.type(), e.revision(), e.payload());
            assertThat(id).endsWith(what.caseId().toString());
            assertThat(e.payload())
                    .contains("complainant", "narrative", "GET " + id + "/sealed")
                    .doesNotContain("林晚", "13800000000");
        });
        assertThat(LEDGER.as("auditor").get(id + "/openings").text()).contains("\"handler\"", "complainant");
    }

    @Test
    void whatIsLoadedAgainOnTheSameDay_isAnsweredAndNotRecordedAgain() {
        LEDGER.as("head").get(id + "/sealed");
        var head = LEDGER.head();

        var again = LEDGER.as("head").get(id + "/sealed");

        assertThat(again.json().path("complainant").path("name").asString()).isEqualTo("林晚");
        assertThat(LEDGER.recordedAfter(head)).isEmpty();
    }

    @Test
    void onlyThePartsThatWereAskedForAreOpened() {
        var opened = LEDGER.as("intake").get(id + "/sealed?parts=narrative");

        assertThat(opened.json().propertyNames()).containsExactly("narrative");
        assertThat(opened.text()).doesNotContain("林晚");
    }

    @Test
    void whoLooksIntoTheHandlingOpensDraftsAndRepliesOnly() {
        for (var person : List.of("supervisor", "auditor")) {
            var opened = LEDGER.as(person).get(id + "/sealed");
            assertThat(opened.status()).isEqualTo(200);
            assertThat(opened.json().propertyNames())
                    .isNotEmpty()
                    .allMatch(part -> part.startsWith("draft") || part.startsWith("reply"));
            assertThat(opened.text()).contains("已责令整改").doesNotContain("林晚", "异味");
        }
    }

    @Tag("P1.08")
    @Test
    void whoMayNotIsRefusedAndTheAttemptIsRecorded() {
        for (var part : List.of("complainant", "narrative", "complainant,reply1")) {
            var head = LEDGER.head();
            var known = LEDGER.as("head").get(id).json().path("sealedParts").toString();
            var asked = known.contains("reply1") ? part : part.replace(",reply1", "");

            var refused = LEDGER.as("auditor").inEnglish().get(id + "/sealed?parts=" + asked);

            assertThat(refused.status()).as("%s", refused).isEqualTo(403);
            assertThat(refused.field("rule")).isEqualTo("SEALED_TO_THIS_ROLE");
            assertThat(refused.field("clause")).isEqualTo("O121-39");
            assertThat(refused.text()).doesNotContain("林晚");
            assertThat(LEDGER.recordedAfter(head)).singleElement().satisfies(e -> {
                assertThat(e.type()).isEqualTo("AttemptRefused");
                assertThat(e.metadata()).contains("\"auditor\"");
            });
        }
        assertThat(LEDGER.as("supervisor").get(id + "/refusals").text()).contains("open-sealed");
    }

    @Test
    void aPartThatIsNotThereIsNotFoundAndNothingIsLogged() {
        var head = LEDGER.head();

        assertThat(LEDGER.as("intake").get(id + "/sealed?parts=secret").status())
                .isEqualTo(404);
        assertThat(LEDGER.head()).isEqualTo(head);
    }

    @Test
    void anAdministratorAndAnotherUnitOpenNothing() {
        assertThat(LEDGER.as("admin").get(id + "/sealed").status()).isEqualTo(403);
        assertThat(LEDGER.as("handler2").get(id + "/sealed").status()).isEqualTo(403);
    }
}
