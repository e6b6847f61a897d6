package org.caseledger.api.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.caseledger.api.security.TooManyRequestsException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class PortalLimitsTest {
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-02T01:00:00Z"), ZoneOffset.UTC);

    private final PortalLimits limits = new PortalLimits(NOW, "2/1h", "3/1h", "2/1h", "2/1h");

    private static MockHttpServletRequest from(String address) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        return request;
    }

    @Test
    void givenWrongPairsOfOneAddress_whenItAsksForAnotherCode_thenItIsRefusedAndOthersAreNot() {
        limits.wrong(from("10.0.0.1"), "A");
        limits.wrong(from("10.0.0.1"), "B");

        assertThatThrownBy(() -> limits.look(from("10.0.0.1"), "C")).isInstanceOf(TooManyRequestsException.class);
        assertThatCode(() -> limits.look(from("10.0.0.2"), "C")).doesNotThrowAnyException();
    }

    @Test
    void givenWrongPairsOfOneCode_whenAnotherAddressAsksForIt_thenItIsRefusedAndOtherCodesAreNot() {
        limits.wrong(from("10.0.0.1"), "A");
        limits.wrong(from("10.0.0.2"), "A");

        assertThatThrownBy(() -> limits.look(from("10.0.0.3"), "A")).isInstanceOf(TooManyRequestsException.class);
        assertThatCode(() -> limits.look(from("10.0.0.3"), "B")).doesNotThrowAnyException();
    }

    @Test
    void givenManyLooksOfOneAddress_whenItLooksAgain_thenItIsRefused() {
        for (int i = 0; i < 3; i++) {
            limits.look(from("10.0.0.1"), "A");
        }
        assertThatThrownBy(() -> limits.look(from("10.0.0.1"), "A")).isInstanceOf(TooManyRequestsException.class);
    }

    @Test
    void givenAddressesOfOneNetworkAndMany_whenTheyFile_thenEachAndAllTogetherAreLimited() {
        assertThat(limits.mayFile(from("2001:db8::1"))).isTrue();
        assertThat(limits.mayFile(from("2001:db8::2"))).isTrue();
        assertThat(limits.mayFile(from("2001:db8::3"))).isFalse();
        int taken = 2;
        for (int i = 0; i < 60; i++) {
            taken += limits.mayFile(from("10.0.1." + i)) ? 1 : 0;
        }
        assertThat(taken).as("twenty times as many as one").isEqualTo(40);
    }
}
