package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A live connection is one of a few, and lives no longer than the login it was opened with. */
@Tag("long")
@Tag("turn-0")
@Timeout(240)
class LiveConnectionsIT {
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");
    private static final TestLedger LEDGER =
            TestLedger.at(CLOCK, "--caseledger.live.of-address=50", "--caseledger.connections.of-address=10000");
    private static final LoginForm FORM = new LoginForm(LEDGER);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final List<InputStream> opened = new ArrayList<>();

    @BeforeEach
    void setTime() {
        CLOCK.set("2026-03-02T09:00");
    }

    @AfterEach
    void closeAll() throws Exception {
        LEDGER.bean(LiveUpdates.class).endAll();
        for (var one : opened) {
            one.close();
        }
    }

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void givenThreeThousandByOneUser_thenTwentyAreOpened() throws Exception {
        var inside = FORM.session("intake");
        int open = 0;
        for (int i = 0; i < 3_000; i++) {
            var answer = open(inside);
            if (answer.statusCode() == 200) {
                open++;
            } else {
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            }
        }

        assertThat(open).isEqualTo(20);
        assertThat(inside.get("/api/board").status()).isEqualTo(200);
        assertThat(open(FORM.session("head")).statusCode()).isEqualTo(200);
    }

    @Test
    void givenManyPeopleAtOneAddress_thenItHasAMostToo() throws Exception {
        int open = 0;
        for (var person : List.of("intake", "head", "leader", "legal")) {
            var inside = FORM.session(person);
            for (int i = 0; i < 15; i++) {
                open += open(inside).statusCode() == 200 ? 1 : 0;
            }
        }

        assertThat(open).isEqualTo(50);
    }

    @Test
    void givenTheLogout_thenItsConnectionsEndAndThoseOfOthersDoNot() throws Exception {
        var leaving = FORM.session("intake");
        var staying = FORM.session("intake");
        var ended = open(leaving);
        var goesOn = open(staying);

        leaving.with("Content-Type", "application/x-www-form-urlencoded").post("/logout", "");

        assertEnds(ended);
        assertThat(goesOn.body().available()).isLessThan(1_000);
        assertThat(LEDGER.bean(LiveUpdates.class).connections()).isEqualTo(1);
    }

    @Test
    void givenOneLogoutAfterAnother_thenNoConnectionIsCutOffInTheMiddle() throws Exception {
        for (int i = 0; i < 10; i++) {
            var leaving = FORM.session("head");
            var ended = open(leaving);

            leaving.with("Content-Type", "application/x-www-form-urlencoded").post("/logout", "");

            assertEnds(ended);
        }
    }

    @Test
    void givenTheAdministratorDismissesAPerson_thenHerConnectionsEnd() throws Exception {
        save(true);
        var ended = open(FORM.withSessionOf(FORM.send("leaving", "leaving-password")));
        assertThat(ended.statusCode()).isEqualTo(200);

        save(false);
        LEDGER.bean(LiveUpdates.class).endWithoutLogin();

        assertEnds(ended);
    }

    @Test
    void givenTheLoginIsTooOld_thenItsConnectionsEnd() throws Exception {
        var ended = open(FORM.session("auditor"));
        LEDGER.bean(LiveUpdates.class).endWithoutLogin();
        assertThat(LEDGER.bean(LiveUpdates.class).connections()).isEqualTo(1);

        CLOCK.set("2026-03-02T21:00");
        LEDGER.bean(LiveUpdates.class).endWithoutLogin();

        assertEnds(ended);
    }

    // Read to its end: one that goes on would never be.
    private static void assertEnds(HttpResponse<InputStream> live) throws Exception {
        assertThat(live.statusCode()).isEqualTo(200);
        assertThat(new String(live.body().readAllBytes())).contains(":open");
    }

    private HttpResponse<InputStream> open(Caller person) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(LEDGER.address() + "/live"))
                .header("Cookie", person.header("Cookie"))
                .header("Accept", "text/event-stream")
                .build();
        var answer = CLIENT.send(request, BodyHandlers.ofInputStream());
        opened.add(answer.body());
        return answer;
    }

    private static void save(boolean active) {
        var body = """
                {"reason":"岗位调整","name":"新人","role":"AUDITOR","password":"leaving-password","active":%s}
                """.formatted(active);
        assertThat(LEDGER.as("admin").put("/api/people/leaving", body).status()).isEqualTo(200);
    }
}
