package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "203.0.113.7:50012, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2::9, 20010db800010002",
        "[2001:db8:1:2::9]:443, 20010db800010002",
        "[2001:db8:1:2::9], 20010db800010002",
        "unknown:1, unknown:1"
    })
    void givenAnAddress_whenCounted_thenByItsNetworkAndNeverByThePort(String told, String counted) {
        assertThat(ClientAddress.of(told)).isEqualTo(counted);
    }
}
