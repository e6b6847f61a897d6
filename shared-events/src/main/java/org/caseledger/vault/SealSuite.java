package org.caseledger.vault;

import java.util.Arrays;
import java.util.Optional;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** By which algorithms something is sealed under the key of a case; the sealed part names it. */
public enum SealSuite {
    /** AES-256-GCM (NIST SP 800-38D), of the JDK. */
    AES_256_GCM(1),
    /** SM4-GCM (GB/T 32907-2016, RFC 8998) under a key derived by SM3 (国密), by Bouncy Castle. */
    SM4_GCM(2);

    private final byte number;

    SealSuite(int number) {
        this.number = (byte) number;
    }

    /** As {@code caseledger.sealing} names it; throws {@link LabelledException} for another one. */
    public static SealSuite named(String setting) {
        String name = setting.strip().replace('-', '_');
        return Arrays.stream(values())
                .filter(suite -> suite.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new LabelledException(Text.format(
                        "caseledger.sealing：应为 aes-256-gcm 或 sm4-gcm：%s",
                        "caseledger.sealing: must be aes-256-gcm or sm4-gcm: %s", setting)));
    }

    /** What a sealed part begins with. */
    byte number() {
        return number;
    }

    static Optional<SealSuite> of(byte number) {
        return Arrays.stream(values()).filter(suite -> suite.number == number).findFirst();
    }
}
