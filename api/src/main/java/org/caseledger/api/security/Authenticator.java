package org.caseledger.api.security;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * The program on a telephone that makes a code of six digits each 30 seconds from a secret which it shares with the
 * ledger (TOTP, RFC 6238). A clock may be half a minute away from ours.
 */
public final class Authenticator {
    private static final String ISSUER = "投诉举报台账";
    private static final int SECRET_BYTES = 20;
    private static final int TOLERATED_STEPS = 1;
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();
    private static final long STEP_SECONDS = CODES.getTimeStep().toSeconds();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Authenticator() {}

    /** A new random secret. */
    public static byte[] newSecret() {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    /** A secret as one types it: 32 letters and digits. */
    public static String text(byte[] secret) {
        return new Base32().encodeAsString(secret);
    }

    /** The address that a telephone reads from a picture. */
    public static String address(String username, byte[] secret) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(escaped(ISSUER), escaped(username), text(secret), escaped(ISSUER));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The number of the time step that a code is of, if it is of about now. */
    static Optional<Long> step(byte[] secret, String code, Instant now) {
        long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return LongStream.rangeClosed(current - TOLERATED_STEPS, current + TOLERATED_STEPS)
                .boxed()
                .filter(step -> equal(code(secret, step), code))
                .findFirst();
    }

    private static String code(byte[] secret, long step) {
        try {
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(secret, CODES.getAlgorithm()), Instant.ofEpochSecond(step * STEP_SECONDS));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
