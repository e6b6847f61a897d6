package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.Wire;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A page of one node shows what was done on another, and finds its node again. */
@Tag("long")
@Tag("turn-2")
class LiveOnTwoNodesIT {
    private static final int TIMES = 9;

    private static final String BOARD = "/board?sort=RECEIVED&size=20";

    private static final String DATABASE = database();
    private static final Path DATA = TestLedger.newData();
    private static final Browser BROWSER = Browser.open();

    private static TestLedger here = TestLedger.start(DATABASE, DATA);
    private static final TestLedger OTHER = TestLedger.start(DATABASE, DATA);

    private static String database() {
        try (var pool = TestDatabase.fresh()) {
            return pool.getJdbcUrl();
        }
    }

    @AfterAll
    static void close() {
        BROWSER.close();
        OTHER.close();
        here.close();
    }

    @Test
    void whatIsDoneOnAnotherNodeIsHere() {
        var page = BROWSER.as(here, "dispatcher");
        page.navigate(BOARD);
        page.locator("#live-state").waitFor();
        appearsAfter(page, "先行超市");
        var took = new ArrayList<Duration>();
        for (int n = 0; n < TIMES; n++) {
            took.add(appearsAfter(page, "别处超市" + n));
        }
        Collections.sort(took);
        System.out.printf("live: from another node, sorted: %s%n", took);
    }

    @Test
    void whatMovedWhileThePageWasCutOffIsThereWhenItIsNot() throws IOException {
        try (var wire = Wire.to(here.port())) {
            var page = BROWSER.as(here, "dispatcher", options -> options.setBaseURL(wire.address()));
            page.navigate(BOARD);
            page.locator("#live-state").waitFor();

            wire.cut();
            page.waitForCondition(() -> page.locator("#live-state").isHidden());
            record("断网超市");
            wire.mend();

            row(page, "断网超市").waitFor();
            page.locator("#live-state").waitFor();
            appearsAfter(page, "续连超市");
        }
    }

    @Test
    void givenItsNodeWasRestarted_thenThePageLivesOnWithoutALogin() {
        var page = BROWSER.as(here, "dispatcher");
        page.navigate(BOARD);
        page.locator("#live-state").waitFor();

        int port = here.port();
        here.close();
        page.waitForCondition(() -> page.locator("#live-state").isHidden());
        here = TestLedger.start(DATABASE, DATA, "--server.port=" + port);

        page.locator("#live-state").waitFor();
        appearsAfter(page, "重启超市");
        page.waitForURL(url -> url.endsWith(BOARD));
    }

    @Test
    void givenTheLogoutOnTheOtherNode_thenTheConnectionHereEnds() throws Exception {
        var session = new LoginForm(OTHER).session("legal");
        var request = HttpRequest.newBuilder(URI.create(here.address() + "/live"))
                .header("Cookie", session.header("Cookie"))
                .build();
        var live = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
        assertThat(live.statusCode()).isEqualTo(200);

        session.with("Content-Type", "application/x-www-form-urlencoded").post("/logout", "");

        assertThat(CompletableFuture.supplyAsync(() -> live.body().collect(Collectors.joining("\n"))))
                .succeedsWithin(Duration.ofSeconds(60))
                .asString()
                .contains(":open");
    }

    @Test
    void aProxyIsAskedNotToHoldBackWhatIsTold() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(OTHER.address() + "/live"))
                .header("Cookie", new LoginForm(OTHER).session("head").header("Cookie"))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        try (var told = answer.body()) {
            assertThat(answer.headers().firstValue("X-Accel-Buffering")).hasValue("no");
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            assertThat(told.read()).as("the first event sent").isNotEqualTo(-1);
        }
    }

    private static Duration appearsAfter(Page page, String name) {
        record(name);
        long recorded = System.nanoTime();
        row(page, name).waitFor();
        return Duration.ofNanos(System.nanoTime() - recorded);
    }

    private static void record(String name) {
        OTHER.cases().received(Cases.RECEIPT.replace("郫都区某餐馆", name));
    }

    private static Locator row(Page page, String name) {
        return page.locator("#rows td", new Page.LocatorOptions().setHasText(name))
                .first();
    }
}
