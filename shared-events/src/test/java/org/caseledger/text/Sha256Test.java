package org.caseledger.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The examples of FIPS 180-4. */
class Sha256Test {
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void givenTheExamples_thenTheDigestsAreTheirs() {
        assertThat(Sha256.hex("abc")).isEqualTo(OF_ABC);
        assertThat(Sha256.hex(new byte[0])).isEqualTo(OF_NOTHING);
    }

    @Test
    void givenOneThatWasBegun_whenAnotherIsBegun_thenItHasSeenNothing() {
        Sha256.begin().update("abc".getBytes(StandardCharsets.UTF_8));

        assertThat(Sha256.begin().digest()).isEqualTo(Sha256.of(new byte[0]));
    }
}
