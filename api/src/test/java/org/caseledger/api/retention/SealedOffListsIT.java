package org.caseledger.api.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.caseledger.api.testing.MuchWritten;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every list, for every person, about a case of which nearly each has something to tell. */
@Tag("long")
@Tag("turn-0")
@DisplayName("PIPL art. 47: a case that is sealed off is in no list")
class SealedOffListsIT {
    /** In every text that is written in the case, and nowhere else. */
    private static final String BIRD = "黑鹳";

    /** The archives, the analysis of all cases, and what was done with it while it was sealed off. */
    private static final List<String> NAMING_IT = List.of(
            "/api/retention",
            "/retention",
            "/api/process/cases",
            "/api/process/csv",
            "/api/process/ocel",
            "/api/process/xes",
            "/process/cases",
            "/api/activity",
            "/supervision/activity");

    private static final TestLedger LEDGER = TestLedger.onNewDatabase();

    private static long notices(String number) {
        return LEDGER.asSuperuser()
                .sql("SELECT count(*) FROM processors.notice WHERE number = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    private static List<String> reasons() {
        return LEDGER.asSuperuser()
                .sql("select reason_key from views.responsibility_returned")
                .query(String.class)
                .list();
    }

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void givenACaseThatIsSealedOff_whenEveryListIsReadByEveryPerson_thenOnlyTheArchivesNamesIt() {
        var written = MuchWritten.in(LEDGER, BIRD);
        var id = written.id();
        for (int urging = 2; urging <= 3; urging++) {
            LEDGER.cases().give("handler", id, "answer-urging", "{\"urging\":%d,\"done\":\"已约双方\"}".formatted(urging));
        }
        LEDGER.cases().give("handler", id, "send-reply", "{\"medium\":\"WECHAT\"}");
        LEDGER.cases().give("head", id, "record-follow-up", "{\"satisfaction\":\"SATISFIED\",\"comment\":\"满意\"}");
        LEDGER.cases()
                .give(
                        "head",
                        id,
                        "archive-complaint",
                        "{\"present\":[\"REGISTRATION_FORM\",\"FEEDBACK_RECORD\"],\"missing\":{\"INVESTIGATION_REPORT\":\"当场和解\",\"HANDLING_OPINION\":\"当场和解\"}}");
        LEDGER.awaitViews();
        var number = LEDGER.as("head").get(id).field("number");
        assertThat(written.telling(number).stream().map(line -> line.split(" ")[1]))
                .contains(
                        "/api/board",
                        "/api/urging",
                        "/api/approvals",
                        "/api/rectifications",
                        "/api/accountability",
                        "/api/escalations",
                        "/api/findings",
                        "/process/cases",
                        "/api/activity",
                        "/supervision/activity");

        LEDGER.cases().give("head", id, "seal-off", "{\"ground\":\"ASKED\"}");
        LEDGER.awaitViews();
        await().untilAsserted(() -> assertThat(notices(number)).isZero());

        var telling = written.telling(List.of(BIRD, number));
        assertThat(telling.get(BIRD)).isEmpty();
        assertThat(telling.get(number).stream().map(line -> line.split(" ")[1]).distinct())
                .isSubsetOf(NAMING_IT);
        assertThat(LEDGER.as("head").get(id).text()).contains(BIRD);
        assertThat(reasons()).as("what needs the key of the case is not kept").containsOnly("withheld");
    }
}
