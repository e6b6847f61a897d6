package org.caseledger.api.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.SystemPostgres;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;

/** The whole life of a case on the PostgreSQL of the system, through a role of no other rights. */
class ExternalPostgresIT {

    @Test
    void aCaseGoesFromItsReceiptToItsArchive() throws Exception {
        try (var postgres = SystemPostgres.start();
                var ledger =
                        TestLedger.start(
                                postgres.url(),
                                TestLedger.newData(),
                                "--spring.datasource.username=" + postgres.username(),
                                "--spring.datasource.password=" + postgres.password())) {
            var cases = ledger.cases();
            var id = cases.received();
            cases.give(
                    "dispatcher",
                    id,
                    "classify-complaint",
                    "{\"category\":[\"食品\"],\"severity\":\"MAJOR\"}");
            cases.accepted(cases.assigned(id));
            cases.give(
                    "handler", id, "record-investigation", "{\"onSite\":true,\"findings\":\"属实\"}");
            cases.give("handler", id, "draft-reply", "{\"text\":\"已责令整改。\"}");
            var early = ledger.as("handler").post(id + "/send-reply", "{\"medium\":\"WECHAT\"}");
            assertThat(early.field("rule")).isEqualTo("APPROVALS_BEFORE_REPLY");
            var approval = "{\"draft\":1,\"digest\":\"%s\"}".formatted(Cases.digest("已责令整改。"));
            cases.give("leader", id, "approve-reply", approval);
            cases.give("legal", id, "approve-reply", approval);
            cases.give("handler", id, "send-reply", "{\"medium\":\"WECHAT\"}");
            cases.give("head", id, "record-follow-up", "{\"satisfaction\":\"SATISFIED\"}");
            var archived =
                    cases.give(
                            "head",
                            id,
                            "archive-complaint",
                            """
                            {"present":["REGISTRATION_FORM","INVESTIGATION_REPORT","FEEDBACK_RECORD"],
                             "missing":{"HANDLING_OPINION":"当场处理"}}
                            """);

            assertThat(archived.field("state")).isEqualTo("ARCHIVED");
            var after = "&after=" + ledger.head();
            var board = ledger.as("head").get("/api/board?state=ARCHIVED" + after);
            assertThat(board.json().path("total").asInt()).isEqualTo(1);
            var found = ledger.as("head").get("/api/search?q=%E9%A4%90%E9%A6%86" + after);
            assertThat(found.json().path("total").asInt()).as("%s", found).isEqualTo(1);
            assertThat(ledger.as("intake").get(id + "/sealed").text()).contains("林晚");
        }
    }
}
