package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.wiring.RefusalSummaryJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** One person, and one address, is granted so much of what costs much, and no more. */
class RateLimitsIT {
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");
    private static final TestLedger LEDGER = TestLedger.at(
            CLOCK,
            "--server.forward-headers-strategy=native",
            "--caseledger.limits.searches=6/1m",
            "--caseledger.limits.uploads=5/10m",
            "--caseledger.limits.imports=5/10m",
            "--caseledger.limits.refusals=8/1m");
    private static final LoginForm FORM = new LoginForm(LEDGER);

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void givenTooManySearches_thenTheNextIsRefusedAndOthersAreNot() {
        var head = from("203.0.113.1", "head");
        assertThat(answered(100, () -> head.get("/api/search?q=a"))).isEqualTo(6);

        var refused = head.get("/api/search?q=a");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("60");
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.field("title")).isEqualTo("请求过于频繁");
        assertThat(head.inEnglish().get("/api/search?q=a").field("title")).isEqualTo("Too many requests");
        assertThat(head.get("/api/board").status()).isEqualTo(200);
        assertThat(from("203.0.113.1", "intake").get("/api/search?q=a").status())
                .isEqualTo(200);

        CLOCK.set("2026-03-02T09:01");
        assertThat(head.get("/api/search?q=a").status()).isEqualTo(200);
    }

    @Test
    void givenTooManySearchesOnThePage_thenItIsAPageThatSaysSo() {
        var leader = FORM.session("leader").with("Accept", "text/html");
        var form = leader.with("Content-Type", "application/x-www-form-urlencoded");
        for (int i = 0; i < 20; i++) {
            assertThat(leader.get("/search").status()).as("the empty form").isEqualTo(200);
        }
        for (int i = 0; i < 6; i++) {
            assertThat(form.post("/search", "q=a").status()).isEqualTo(302);
        }

        var refused = form.post("/search", "q=a");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(refused.text()).contains("<main", "请求过于频繁");
    }

    @Test
    void givenManyPeopleAtOneAddress_thenItIsGrantedTenTimesAsMuch() {
        int all = 0;
        for (int i = 0; i < 12; i++) {
            var body = "{\"reason\":\"岗位调整\",\"name\":\"人\",\"role\":\"INTAKE\",\"password\":\"some-password\"}";
            LEDGER.as("admin").put("/api/people/crowd" + i, body);
            var one = LEDGER.anonymous().with("X-Forwarded-For", "203.0.113.9").login("crowd" + i, "some-password");
            all += answered(6, () -> one.get("/api/search?q=a"));
        }

        assertThat(all).isEqualTo(60);
    }

    @Test
    void givenTooManyFiles_thenTheNextIsNotTaken() {
        var id = LEDGER.cases().assigned();
        var path = id + "/evidence";
        var handler = from("203.0.113.2", "handler");
        var file = new Caller.Upload("file", "a.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8));

        int taken = answered(8, () -> handler.upload(path, Map.of(), file));

        assertThat(taken).isEqualTo(5);
    }

    @Test
    void givenTooManyImports_thenTheNextIsNotTaken() {
        var head = from("203.0.113.3", "head");

        int taken = answered(8, () -> head.post("/api/duty/import", "nothing"));

        assertThat(taken).isEqualTo(5);
    }

    @Test
    void givenTooManyRefusedAttempts_thenNoMoreAreHeardAndOneEventTellsHowMany() {
        var id = LEDGER.cases().received();
        var auditor = from("203.0.113.4", "auditor");
        long head = LEDGER.head();

        int heard = answered(200, () -> auditor.post(id + "/archive-complaint", "{}"));

        assertThat(heard).isEqualTo(8);
        assertThat(refusalsAfter(head)).hasSize(8);
        assertThat(auditor.get("/api/board").status()).as("reading goes on").isEqualTo(200);
        assertThat(auditor.get(id + "/sealed").status()).isEqualTo(429);
        LEDGER.bean(RefusalSummaryJob.class).sumUp();
        assertThat(refusalsAfter(head)).as("while it goes on").hasSize(8);

        CLOCK.set("2026-03-02T10:00");
        LEDGER.bean(RefusalSummaryJob.class).sumUp();
        LEDGER.bean(RefusalSummaryJob.class).sumUp();

        assertThat(refusalsAfter(head)).hasSize(9).last().asString().contains("TOO_MANY_REFUSED", "193");
        assertThat(auditor.post(id + "/archive-complaint", "{}").status()).isEqualTo(403);
    }

    private static List<String> refusalsAfter(long position) {
        return LEDGER.recordedAfter(position).stream()
                .filter(event -> event.type().equals("AttemptRefused"))
                .map(event -> event.payload())
                .toList();
    }

    private static Caller from(String address, String person) {
        return LEDGER.as(person).with("X-Forwarded-For", address);
    }

    /** How many of so many requests were not refused for their number. */
    private static int answered(int times, Supplier<Answer> request) {
        int answered = 0;
        for (int i = 0; i < times; i++) {
            answered += request.get().status() == 429 ? 0 : 1;
        }
        return answered;
    }
}
