package org.caseledger.api.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.stream.IntStream;
import org.caseledger.api.security.TooManyRequestsException;
import org.caseledger.api.testing.HandClock;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class PortalLimitsTest {
    private final HandClock clock = HandClock.at("2026-03-02T09:00");
    private final PortalLimits limits = new PortalLimits(clock, "2/1h", "200/1h", "2/1h", "2/1h");

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }

    private boolean mayLook(String address, String code) {
        try {
            limits.look(from(address), code);
            return true;
        } catch (TooManyRequestsException e) {
            return false;
        }
    }

    private int minutesUntil(String address, String code) {
        int waited = 0;
        while (!mayLook(address, code)) {
            waited += 1;
            passes(1);
        }
        return waited;
    }

    private void passes(int minutes) {
        clock.set(LocalDateTime.ofInstant(clock.instant(), clock.getZone())
                .plusMinutes(minutes)
                .toString());
    }

    @Test
    void givenWrongPairsOfOneAddress_whenItAsksForAnotherCode_thenItIsRefusedAndOthersAreNot() {
        assertThat(mayLook("10.0.0.1", "A")).isTrue();
        assertThat(mayLook("10.0.0.1", "B")).isTrue();

        assertThat(mayLook("10.0.0.1", "C")).isFalse();
        assertThat(mayLook("10.0.0.2", "C")).isTrue();
    }

    @Test
    void givenWrongPairsOfOneCode_whenOtherAddressesAskForIt_thenTheyWaitLongerEachTimeAndOtherCodesDoNot() {
        mayLook("10.0.0.1", "A");
        mayLook("10.0.0.2", "A");

        var waits = IntStream.range(3, 9).map(i -> minutesUntil("10.0.0." + i, "A"));

        assertThat(waits.toArray()).containsExactly(0, 1, 2, 4, 8, 16);
        assertThat(mayLook("10.0.0.99", "B")).isTrue();
    }

    @Test
    void givenARightPair_whenOthersTryItsCodeAndItsAddress_thenItIsStillLookedUpFromThere() {
        assertThat(mayLook("10.0.0.1", "A")).isTrue();
        limits.giveBack(from("10.0.0.1"), "A");
        limits.remember(from("10.0.0.1"), "A");
        for (int i = 2; i < 60; i++) {
            mayLook("10.0.0." + i, "A");
            mayLook("10.0.0.1", "B" + i);
        }

        assertThat(mayLook("10.0.0.60", "A")).isFalse();
        assertThat(mayLook("10.0.0.1", "A")).isTrue();
        assertThat(mayLook("10.0.0.1", "A")).isTrue();
        assertThat(mayLook("10.0.0.1", "A"))
                .as("wrong ones count there as well")
                .isFalse();
    }

    @Test
    void givenManyLooksOfOneAddress_whenItLooksAgain_thenItIsRefused() {
        for (int i = 0; i < 200; i++) {
            assertThat(mayLook("10.0.0.1", "A")).isTrue();
            limits.giveBack(from("10.0.0.1"), "A");
        }
        assertThat(mayLook("10.0.0.1", "A")).isFalse();
    }

    @Test
    void givenAllLooksAreUsedUpByOthers_whenAnAddressWithARightPairLooksAgainAndAgain_thenItDoesNotWait() {
        limits.remember(from("10.0.0.1"), "A");
        for (int i = 0; i < 6_000; i++) {
            mayLook("10.0.1." + i % 30, "B");
        }

        for (int i = 0; i < 3; i++) {
            assertThat(mayLook("10.0.0.1", "A")).isTrue();
            limits.giveBack(from("10.0.0.1"), "A");
        }
    }

    @Test
    void givenAddressesOfOneNetworkAndMany_whenTheyFile_thenEachIsLimitedAndNobodyIsLockedOut() {
        assertThat(limits.mayFile(from("2001:db8::1"))).isTrue();
        assertThat(limits.mayFile(from("2001:db8::2"))).isTrue();
        assertThat(limits.mayFile(from("2001:db8::3"))).isFalse();
        for (int i = 0; i < 60; i++) {
            limits.mayFile(from("10.0.1." + i % 20));
        }
        assertThat(limits.mayFile(from("10.0.2.1")))
                .as("the first of a newcomer")
                .isTrue();
        assertThat(limits.mayFile(from("10.0.2.1"))).as("the second waits").isFalse();
        passes(1);
        assertThat(limits.mayFile(from("10.0.2.1"))).isTrue();
    }
}
