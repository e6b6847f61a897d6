package org.caseledger.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionSealsTest {
    private final SessionSeals seals = new SessionSeals(new byte[32]);

    @Test
    void givenATextIsSealed_thenItOpensByItsCookieAndNameOnly() {
        var sealed = seals.seal("cookie", "login", "leader");

        assertThat(seals.open("cookie", "login", sealed)).contains("leader");
        assertThat(seals.open("other", "login", sealed)).isEmpty();
        assertThat(seals.open("cookie", "flash", sealed)).isEmpty();
        assertThat(new SessionSeals(new byte[] {1}).open("cookie", "login", sealed))
                .isEmpty();
        assertThat(seals.seal("cookie", "login", "leader")).isNotEqualTo(sealed);
    }

    @Test
    void givenASealedTextIsChanged_thenItDoesNotOpen() {
        var sealed = seals.seal("cookie", "login", "leader");

        for (var changed : new String[] {"", "AAAA", "*", sealed.substring(4), sealed + "AAAA"}) {
            assertThat(seals.open("cookie", "login", changed)).as(changed).isEmpty();
        }
    }

    @Test
    void givenACookie_thenItsIdAndItsCodeAreOthers() {
        assertThat(seals.idOf("cookie")).hasSize(64).isEqualTo(seals.idOf("cookie"));
        assertThat(seals.idOf("cookie")).isNotEqualTo(seals.code("cookie"));
        assertThat(seals.idOf("cookie")).isNotEqualTo(seals.idOf("other"));
    }
}
