package org.caseledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.eventlog.Leaf;
import org.caseledger.eventlog.LogCheck;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events whose codes are of the first version: of position, stream, sequence and leaf hash. */
class FirstCodesIT {
    @TempDir
    Path keys;

    private ProofOffice office;

    @BeforeEach
    void threeEventsWithFirstCodes() throws GeneralSecurityException {
        office = ProofOffice.in(keys).append(3, "done");
        for (StoredEvent event : office.asStored.readAfter(0, 3)) {
            var code = "code = '\\x01%s'".formatted(HexFormat.of().formatHex(first(event)));
            new Forger(office).event(event.position(), code);
        }
    }

    @Test
    void thenTheyAreReadAndSigned_andOthersStandBehindThem() {
        assertThat(office.log.readAfter(0, 9)).hasSize(3);
        office.append(1, "done");
        office.signer().run();
        assertThat(office.published().size()).isEqualTo(4);
        assertThat(new LogCheck(office.database, TestDatabase.EVENT_KEY).run(p -> {}))
                .isEmpty();
    }

    @Test
    void givenOneThatWasChanged_thenItIsNeitherReadNorSigned() {
        new Forger(office).event(2, "payload = '{\"n\":9}'");
        assertThatThrownBy(() -> office.log.readAfter(1, 1)).isInstanceOf(ForeignEvent.class);
        var changed = Leaf.hash(office.asStored.readAfter(1, 1).get(0));
        new Forger(office)
                .event(2, "leaf_hash = '\\x%s'".formatted(HexFormat.of().formatHex(changed)));
        assertThatThrownBy(() -> office.log.readAfter(1, 1)).isInstanceOf(ForeignEvent.class);
        office.signer().run();
        assertThat(office.published().size()).isEqualTo(1);
    }

    private static byte[] first(StoredEvent event) throws GeneralSecurityException {
        var label = "event authentication, version 1".getBytes(StandardCharsets.UTF_8);
        var place = ByteBuffer.allocate(64)
                .putLong(event.position())
                .putLong(event.streamId().getMostSignificantBits())
                .putLong(event.streamId().getLeastSignificantBits())
                .putLong(event.sequence())
                .put(event.leafHash());
        return hmac(hmac(new byte[32], label), place.array());
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }
}
