package org.caseledger.api.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.AccessEvent.PersonLoggedIn;
import org.junit.jupiter.api.Test;

/** A stranger reads the public leaves of the log and tries every address of the office's network. */
class GuessedAddressIT {
    @Test
    void givenEveryLeafIsPublic_whenTheAddressesOfStaffAreTried_thenNoneIsConfirmed() {
        try (var ledger = TestLedger.onNewDatabase("--caseledger.log.public=all")) {
            long size = Math.min(ledger.head(), 255);
            var tile = "/log/tile/entries/000" + (size == 256 ? "" : ".p/" + size);
            await().until(() -> ledger.anonymous().get(tile).status() == 200);

            var leaves = ledger.anonymous().get(tile).text();

            assertThat(leaves).contains("\"PersonLoggedIn\"").doesNotContain("127.0.0.1");
            assertThat(tries().map(GuessedAddressIT::sha256)).noneMatch(leaves::contains);
        }
    }

    private static Stream<String> tries() {
        return IntStream.range(0, 256)
                .mapToObj(i -> "127.0.0." + i)
                .flatMap(address -> Stream.of(true, false).map(program -> new PersonLoggedIn(program, address, null)))
                .map(EventCodec::write);
    }

    private static String sha256(String payload) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
