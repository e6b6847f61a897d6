package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Work that rests on a case: while that is secret, what was written about it is shown only to people whom the case
 * names (P7.20).
 */
class SecretCitationsIT {
    /** In every text that rests on the case, and nowhere else. */
    private static final String BIRD = "夜鹭";

    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static String id = "";
    private static String declared = "";
    private static String sample = "";

    @BeforeAll
    static void textsAboutACase() {
        id = LEDGER.cases().replied();
        var key = id.substring(id.lastIndexOf('/') + 1);
        declared = post(
                "leader",
                "/api/accountability",
                "{\"kind\":\"CRITICISM\",\"person\":\"handler\",\"why\":\"%s一案拖延\",\"cases\":[\"%s\"]}"
                        .formatted(BIRD, key));
        sample = post("auditor", "/api/approvals/samples?after=" + LEDGER.head(), "{\"size\":1,\"unit\":\"XIPU\"}");
        post(
                "auditor",
                sample + "/conclude",
                "{\"caseId\":\"%s\",\"conclusion\":\"TO_FOLLOW_UP\",\"note\":\"%s一案的处理须跟进\"}".formatted(key, BIRD));
        post(
                "auditor2",
                sample + "/confirm",
                "{\"caseId\":\"%s\",\"reading\":1,\"agrees\":false,\"note\":\"%s一案不须跟进\"}".formatted(key, BIRD));
    }

    private static String post(String person, String path, String body) {
        var answer = LEDGER.as(person)
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post(path, body);
        assertThat(answer.status()).as("%s", answer).isBetween(200, 201);
        return answer.status() == 201 ? answer.header("Location") : path;
    }

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    /** The addresses at which a person reads such a text. */
    private static List<String> telling(String person) {
        LEDGER.awaitViews();
        var session = new LoginForm(LEDGER).session(person).with("Accept", "text/html");
        return Stream.of("/api/accountability", declared, sample)
                .flatMap(api -> Stream.of(api, api.replaceFirst("^/api", "")))
                .filter(path -> (path.startsWith("/api") ? LEDGER.as(person) : session)
                        .get(path)
                        .text()
                        .contains(BIRD))
                .toList();
    }

    @Test
    void givenASecretCase_thenWhatRestsOnItIsToldToTheNamedOnly() {
        for (var person : new String[] {"supervisor", "auditor", "head"}) {
            assertThat(telling(person)).as(person).contains("/api/accountability", "/accountability", declared, sample);
        }

        LEDGER.cases()
                .give(
                        "leader",
                        id,
                        "mark-secret",
                        "{\"ground\":\"TRADE\",\"people\":[\"handler\",\"auditor2\"],\"why\":\"涉及未公开的配方\"}");

        for (var person : new String[] {"supervisor", "auditor", "head", "leader2"}) {
            assertThat(telling(person)).as(person).isEmpty();
        }
        assertThat(telling("handler")).contains(declared).doesNotContain("/api/accountability");
        assertThat(telling("auditor2")).contains(declared, sample);
        assertThat(LEDGER.as("auditor").get(sample).text()).contains("TO_FOLLOW_UP", "涉密");

        LEDGER.cases().give("leader", id, "lift-secrecy", "{\"why\":\"配方已经公开\"}");
        assertThat(telling("supervisor")).contains("/api/accountability", declared, sample);
    }
}
