package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    /** Ledgers of tests hash more cheaply. */
    @Test
    void givenAPassword_whenItIsHashed_thenEachGuessCostsAThousandRoundsOrMore() {
        var encoder = new Passwords().passwordEncoder();

        assertThat(encoder.encode("a-long-one")).matches("\\{bcrypt}\\$2[aby]\\$1\\d\\$.{53}");
    }
}
