package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.testing.TestDatabase;
import org.caseledger.vault.WrongMasterKey;
import org.junit.jupiter.api.Test;

/** The master key is outside the database; without it, all but the sealed parts can be read. */
class MasterKeyIT {
    @Test
    void withoutItsKeyALedgerIsReadAndNothingIsRecordedOrOpened() throws IOException {
        try (var pool = TestDatabase.fresh()) {
            var url = pool.getJdbcUrl();
            var data = TestLedger.newData();
            String id;
            try (var ledger = TestLedger.start(url, data)) {
                id = ledger.cases().accepted();
            }
            var key = data.resolve("keys/master.key");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
            var kept = Files.readString(key);

            var withoutKey = TestLedger.newData();
            try (var ledger = TestLedger.start(url, withoutKey)) {
                var head = ledger.head();
                for (var path : List.of(id, id + "/history", id + "?at=" + head)) {
                    assertThat(ledger.as("head").get(path).status()).as(path).isEqualTo(200);
                }
                var board = ledger.as("head").get("/api/board?after=" + head);
                assertThat(board.json().path("total").asInt()).isEqualTo(1);
                for (var refused : List.of(
                        ledger.as("intake").post("/api/complaints", Cases.RECEIPT),
                        ledger.as("handler").post(id + "/draft-reply", "{\"text\":\"a\"}"),
                        ledger.as("handler").get(id + "/sealed"))) {
                    assertThat(refused.status()).as("%s", refused).isEqualTo(503);
                    assertThat(refused.problem()).isEqualTo("without-key");
                    assertThat(refused.field("title")).contains("主密钥");
                }
                var search = ledger.as("head").inEnglish().get("/api/search?q=%E9%A4%90%E9%A6%86");
                assertThat(search.status()).as("%s", search).isEqualTo(503);
                var keys = new WebForm(ledger, "admin").open("/keys").text();
                assertThat(keys)
                        .contains("缺失", withoutKey.resolve("keys/master.key").toString(), "重新启动")
                        .containsPattern("投诉件密钥</th><td class=\"words\">1<");
                assertThat(ledger.recordedAfter(head)).as("nothing was opened").isEmpty();
                assertThat(withoutKey.resolve("keys/master.key")).doesNotExist();
            }
            assertThat(Files.readString(key)).isEqualTo(kept);
            try (var again = TestLedger.start(url, data)) {
                assertThat(again.as("handler").get(id + "/sealed").text()).contains("林晚");
            }
        }
    }

    @Test
    void anotherLedgersKeyIsRefusedAtTheStart() throws IOException {
        var foreign = TestLedger.newData();
        try (var pool = TestDatabase.fresh()) {
            TestLedger.start(pool.getJdbcUrl(), foreign).close();
        }
        try (var pool = TestDatabase.fresh()) {
            var url = pool.getJdbcUrl();
            TestLedger.start(url, TestLedger.newData()).close();

            assertThatThrownBy(() -> TestLedger.start(url, foreign))
                    .rootCause()
                    .isInstanceOfSatisfying(WrongMasterKey.class, told -> {
                        assertThat(told.zh()).contains("主密钥");
                        assertThat(told.en()).contains("master key");
                    });
            Files.writeString(foreign.resolve("keys/master.key"), "not a key\n");
            assertThatThrownBy(() -> TestLedger.start(url, foreign)).hasStackTraceContaining("is not a master key");
        }
    }
}
