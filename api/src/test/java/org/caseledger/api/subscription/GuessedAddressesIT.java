package org.caseledger.api.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The address of a calendar cannot be guessed, and no calendar can be read without limit. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuessedAddressesIT {
    private static final HandClock CLOCK = HandClock.at("2026-11-18T15:00");
    private static final TestLedger LEDGER = TestLedger.at(
            CLOCK,
            "--caseledger.login.wrong-by-address=5",
            "--caseledger.login.within=10m",
            "--caseledger.limits.calendars=3/1h");

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    private static String made() {
        var page = new WebForm(LEDGER, "handler")
                .send("/account/calendar", Map.of())
                .text();
        var address = Pattern.compile("/calendar/[\\w-]{43}\\.ics").matcher(page);
        assertThat(address.find()).as(page).isTrue();
        return address.group();
    }

    private static int status(String address) {
        return LEDGER.anonymous().get(address).status();
    }

    @Test
    @Order(1)
    void givenOneIsReadTooOften_thenItWaits() {
        var address = made();
        for (int i = 0; i < 3; i++) {
            assertThat(status(address)).isEqualTo(200);
        }
        var refused = LEDGER.anonymous().get(address);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotNull();
    }

    @Test
    @Order(2)
    void givenSomebodyGuesses_thenNoneIsLookedAtFromThereForAWhile_andALoginIs() {
        var address = made();
        for (int i = 0; i < 5; i++) {
            assertThat(status("/calendar/" + ("g" + i).repeat(21) + "a.ics")).isEqualTo(404);
        }
        assertThat(status("/calendar/" + "h".repeat(43) + ".ics")).isEqualTo(429);
        assertThat(status(address)).as("no one learns that this one is right").isEqualTo(429);
        assertThat(LEDGER.as("handler").get("/api/me").status()).isEqualTo(200);

        CLOCK.set("2026-11-18T15:11");
        assertThat(status(address)).isEqualTo(200);
    }
}
