package org.caseledger.api.processors;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an extension answers is closed until it says who may read it. */
class ExtensionAccessIT {
    private static final List<String> PEOPLE =
            List.of("intake", "handler", "leader", "head", "supervisor", "auditor", "admin");

    private static HikariDataSource database;
    private static TestLedger ledger;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.fresh();
        ledger = ExtendedLedger.start(Path.of("src/test/unruled"), database.getJdbcUrl(), TestLedger.newData());
    }

    @AfterAll
    static void stop() {
        ledger.close();
        database.close();
    }

    @Test
    void givenNoRule_whenAnyoneAsks_thenItIsForbidden() {
        for (var person : PEOPLE) {
            for (var path : List.of("/api/unruled", "/api/routed", "/api/complaints/unruled/all")) {
                var answer = ledger.as(person).get(path);
                assertThat(answer.status()).as("%s %s %s", person, path, answer).isEqualTo(403);
                assertThat(answer.problem()).isEqualTo("not-yours");
            }
            assertThat(ledger.as(person).post("/api/unruled", "").status()).isEqualTo(403);
            assertThat(new LoginForm(ledger).session(person).get("/unruled").status())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(ledger.anonymous().get("/api/unruled").status()).isEqualTo(401);
        var options = ledger.as("leader").call("OPTIONS", "/api/me", BodyPublishers.noBody());
        assertThat(options.status()).as("of the program").isEqualTo(200);
    }

    @Test
    void givenARule_whenItsRolesAsk_thenTheyAreAnswered_andNobodyElseIs() {
        for (var person : PEOPLE) {
            var answer = ledger.as(person).get("/api/ruled/one");
            assertThat(answer.status())
                    .as(person)
                    .isEqualTo(List.of("leader", "supervisor").contains(person) ? 200 : 403);
        }
        assertThat(ledger.anonymous().get("/api/ruled/one").status()).isEqualTo(401);
        assertThat(ledger.as("leader").get("/api/ruled/none").status()).isEqualTo(404);
    }
}
