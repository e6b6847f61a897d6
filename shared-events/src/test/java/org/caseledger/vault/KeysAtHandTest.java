package org.caseledger.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.caseledger.events.CaseId;
import org.caseledger.vault.CaseKeys.KeysAtHand;
import org.junit.jupiter.api.Test;

class KeysAtHandTest {
    private static final int MOST = 1_000;

    private final KeysAtHand keys = new KeysAtHand(MOST);

    private static Map<CaseId, SecretKeySpec> of(int from, int to) {
        var some = new HashMap<CaseId, SecretKeySpec>();
        for (int i = from; i < to; i++) {
            some.put(new CaseId(new UUID(0, i)), new SecretKeySpec(new byte[] {(byte) i, (byte) (i >> 8)}, "AES"));
        }
        return some;
    }

    @Test
    void givenAFullMemory_whenTheKeysOfManyNewCasesAreRead_thenAllOfThemStay() {
        keys.putAll(of(0, MOST));

        var read = of(MOST, MOST + MOST / 2);
        keys.putAll(read);

        assertThat(keys.of(read.keySet())).isEqualTo(read);
    }

    @Test
    void givenAFullMemory_whenOthersAreRead_thenThoseThatWereUsedLastStay() {
        keys.putAll(of(0, MOST));
        var used = of(0, 10);
        used.keySet().forEach(keys::get);

        keys.putAll(of(MOST, 2 * MOST - 10));

        assertThat(keys.of(used.keySet())).isEqualTo(used);
        assertThat(keys.of(of(10, MOST).keySet())).isEmpty();
    }

    @Test
    void givenTheKeyThatWasAskedForLast_whenItIsForgotten_thenItIsNotThere() {
        keys.putAll(of(0, 2));
        assertThat(keys.get(new CaseId(new UUID(0, 0)))).isNotNull();

        keys.forget(new CaseId(new UUID(0, 0)));

        assertThat(keys.of(of(0, 2).keySet())).isEqualTo(of(1, 2));
        assertThat(keys.get(new CaseId(new UUID(0, 0)))).isNull();
    }
}
