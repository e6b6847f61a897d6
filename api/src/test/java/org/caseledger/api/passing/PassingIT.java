package org.caseledger.api.passing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.CaseId;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A case passes from one office to another, and each log names the other (O121-33, O121-41). */
class PassingIT {
    private static TestLedger jinniu;
    private static TestLedger pidu;

    @BeforeAll
    static void twoOfficesKnowEachOther() {
        try (var pool = TestDatabase.fresh()) {
            var data = TestLedger.newData();
            String key;
            try (var first = TestLedger.start(pool.getJdbcUrl(), data)) {
                key = key(first);
            }
            pidu = TestLedger.onNewDatabase(office("金牛区市场监督管理局", key));
            jinniu = TestLedger.start(pool.getJdbcUrl(), data, office("郫都区市场监督管理局", key(pidu)));
        }
    }

    @AfterAll
    static void stop() {
        jinniu.close();
        pidu.close();
    }

    private static String[] office(String title, String key) {
        return new String[] {"--caseledger.other-offices[0].title=" + title, "--caseledger.other-offices[0].vkey=" + key
        };
    }

    private static String key(TestLedger ledger) {
        return ledger.anonymous().get("/log/key").json().get(0).path("vkey").asString();
    }

    private static String referred() {
        var id = jinniu.cases().classified();
        jinniu.cases().give("intake", id, "refer-elsewhere", """
                        {"authority":"郫都区市场监督管理局","reason":"被投诉人在郫都区经营",
                         "told":{"medium":"PHONE","at":"%s"}}
                        """.formatted(Instant.now()));
        return id;
    }

    private static String note(TestLedger ledger, String id) {
        var answer = ledger.as("intake").get(id + "/passing-note");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.text();
    }

    private static Answer give(TestLedger ledger, String id, String command, String note) {
        var body = JsonMapper.shared().writeValueAsString(Map.of("note", note));
        return ledger.as("intake").post(id + "/" + command, body);
    }

    private static String history(TestLedger ledger, String id) {
        return ledger.as("intake").get(id + "/history").text();
    }

    @Test
    void givenAReferral_whenTakenOverAndConfirmed_thenEachLogNamesTheOther() {
        var there = referred();
        var here = pidu.cases().received();
        var referral = note(jinniu, there);
        assertThat(referral).startsWith("c2sp.org/tlog-proof@v1\n");

        var taken = give(pidu, here, "take-over-case", referral);
        assertThat(taken.status()).as("%s", taken).isEqualTo(200);
        var confirmed = give(jinniu, there, "confirm-take-over", note(pidu, here));
        assertThat(confirmed.status()).as("%s", confirmed).isEqualTo(200);

        assertThat(history(pidu, here)).contains("接收金牛区市场监督管理局移送");
        assertThat(history(jinniu, there)).contains("郫都区市场监督管理局已接收移送");
        assertThat(payload(pidu, "CaseTakenOver", "from")).isEqualTo(there);
        assertThat(payload(jinniu, "TakeOverConfirmed", "by")).isEqualTo(here);
    }

    private static String payload(TestLedger ledger, String type, String other) {
        return ledger.asSuperuser()
                .sql("""
                        SELECT '/api/complaints/' || (payload -> :other ->> 'caseId')
                          FROM ledger.event WHERE type = :type ORDER BY position DESC LIMIT 1
                        """)
                .param("type", type)
                .param("other", other)
                .query(String.class)
                .single();
    }

    @Test
    void givenATakeOverOfAnotherCase_thenItIsNotConfirmed_andTheAttemptIsOnRecord() {
        var there = referred();
        var other = referred();
        var here = pidu.cases().received();
        assertThat(give(pidu, here, "take-over-case", note(jinniu, other)).status())
                .isEqualTo(200);

        long before = jinniu.head();
        var refused = give(jinniu, there, "confirm-take-over", note(pidu, here));
        assertThat(refused.status()).as("%s", refused).isEqualTo(422);
        assertThat(refused.field("rule")).isEqualTo("NOTE_OF_THIS_CASE");
        assertThat(jinniu.recordedAfter(before))
                .extracting(event -> event.type())
                .contains("AttemptRefused");
        assertThat(give(jinniu, there, "confirm-take-over", "移送凭证").field("rule"))
                .isEqualTo("NOTE_VERIFIED");
    }

    @Test
    void givenNothingPassed_orNobodyWhoMayRead_thenThereIsNoNote() {
        var here = pidu.cases().received();
        assertThat(pidu.as("intake").get(here + "/passing-note").status()).isEqualTo(404);
        var unknown = "/api/complaints/" + CaseId.random() + "/passing-note";
        assertThat(pidu.as("intake").get(unknown).status()).isEqualTo(404);
        var there = referred();
        assertThat(jinniu.as("admin").get(there + "/passing-note").status()).isEqualTo(403);
        assertThat(jinniu.anonymous().get(there + "/passing-note").status()).isEqualTo(401);
    }

    @Test
    void givenAReferredCase_thenItsPageOffersTheNoteAndTheReceipt() {
        var page = referred().replace("/api/complaints", "/cases");
        var intake = new LoginForm(jinniu).session("intake");
        assertThat(intake.get(page).text()).contains("/passing-note", "移送凭证", "/do/confirm-take-over");
        assertThat(intake.get(page + "/do/confirm-take-over").text()).contains("移送回执（对方机关导出的移送凭证全文）");
    }

    @Test
    void givenAMistakenOffice_thenTheLedgerDoesNotStart() {
        assertThatThrownBy(() -> TestLedger.onNewDatabase(office("金牛区局", "no key")))
                .rootCause()
                .hasMessageContaining("caseledger.other-offices");
    }
}
