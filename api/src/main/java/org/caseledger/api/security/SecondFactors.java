package org.caseledger.api.security;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import lombok.RequiredArgsConstructor;
import org.apache.commons.codec.binary.Base32;
import org.caseledger.events.Actor;
import org.caseledger.events.office.FactorEvent;
import org.caseledger.events.office.FactorEvent.AuthenticatorEnrolled;
import org.caseledger.events.office.FactorEvent.PasskeyRegistered;
import org.caseledger.events.office.FactorEvent.PasskeyRemoved;
import org.caseledger.events.office.FactorEvent.RecoveryCodeUsed;
import org.caseledger.events.office.FactorEvent.RecoveryCodesMade;
import org.caseledger.events.office.FactorEvent.SecondFactorRemoved;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The second factors of people, and each change of them: an event in the transaction of the row that is made from it. A
 * code is accepted once.
 */
@Component
public class SecondFactors {
    private final People people;
    private final FactorRows rows;
    private final FactorUses uses;
    private final RecoveryCodes recovery;
    private final OfficeLog log;
    private final Vault vault;
    private final Clock clock;

    SecondFactors(People people, JdbcClient jdbc, OfficeLog log, Vault vault, Clock clock) {
        this.people = people;
        this.rows = people.factors();
        this.uses = new FactorUses(jdbc);
        this.recovery = new RecoveryCodes(vault);
        this.log = log;
        this.vault = vault;
        this.clock = clock;
    }

    /** What follows on what was: the event, and how it is then. */
    private record Change(FactorEvent event, Factors after) {}

    /** Those of a person whose rows are as the ledger wrote them, else none. */
    public Factors of(String username) {
        return people.factorsOf(username).orElse(Factors.NONE);
    }

    /** Whether the row of a person is as the ledger wrote it. */
    public boolean areSound(String username) {
        return people.factorsOf(username).isPresent();
    }

    /**
     * Takes an authenticator with this secret into use, which a code of it confirms; the recovery codes that are good
     * from now on, or empty if the code is wrong.
     */
    public Optional<List<String>> enrol(Person person, byte[] secret, String code) {
        var username = person.username();
        var sealed = vault.factors().seal(username, secret);
        var confirmed = Authenticator.step(secret, code, clock.instant());
        if (confirmed.filter(step -> uses.take(rows.digest(sealed), step)).isEmpty()) {
            return Optional.empty();
        }
        var codes = RecoveryCodes.make();
        var digests = recovery.digests(username, codes);
        var enrolled = new AuthenticatorEnrolled(username, rows.digest(sealed));
        boolean done = change(
                username,
                person.actor(),
                before -> before.secret() != null
                        ? null
                        : new Change(enrolled, before.withSecret(sealed).withRecovery(digests)));
        return done ? Optional.of(codes) : Optional.empty();
    }

    /** Whether this is a code of the authenticator now, or a recovery code; neither is so again. */
    public boolean take(Person person, String typed) {
        var username = person.username();
        var sealed = of(username).secret();
        var code = typed.replaceAll("\\s", "");
        if (sealed != null) {
            var secret = vault.factors().open(username, sealed);
            if (secret.isPresent() && take(sealed, secret.get(), code)) {
                return true;
            }
        }
        return takeRecovery(person, code);
    }

    private boolean take(String sealed, byte[] secret, String code) {
        var now = clock.instant();
        // The code of the enrolment was its first use.
        return Authenticator.step(secret, code, now)
                .filter(step -> uses.takeAgain(rows.digest(sealed), step, Authenticator.latestStep(now)))
                .isPresent();
    }

    private boolean takeRecovery(Person person, String typed) {
        var username = person.username();
        var digest = recovery.digest(username, typed);
        return change(username, person.actor(), before -> {
            var left = new ArrayList<>(before.recovery());
            return left.remove(digest)
                    ? new Change(new RecoveryCodeUsed(username, left.size()), before.withRecovery(List.copyOf(left)))
                    : null;
        });
    }

    /** Makes new recovery codes in place of those that are left. */
    public List<String> newRecoveryCodes(Person person) {
        var username = person.username();
        var codes = RecoveryCodes.make();
        var digests = recovery.digests(username, codes);
        change(
                username,
                person.actor(),
                before -> new Change(new RecoveryCodesMade(username, codes.size()), before.withRecovery(digests)));
        return codes;
    }

    /** Adds a passkey; new recovery codes if this person has none yet, else none. */
    public List<String> add(Person person, Passkey passkey) {
        var username = person.username();
        var codes = RecoveryCodes.make();
        var digests = recovery.digests(username, codes);
        var first = new boolean[1];
        var digest = rows.digest(passkey.id() + " " + passkey.publicKey());
        change(username, person.actor(), before -> {
            first[0] = !before.any();
            var after = before.with(passkey);
            return new Change(
                    new PasskeyRegistered(username, passkey.name(), digest),
                    first[0] ? after.withRecovery(digests) : after);
        });
        return first[0] ? codes : List.of();
    }

    /** Removes the passkey of this id, if it is there. */
    public void removePasskey(Person person, String id) {
        var username = person.username();
        change(
                username,
                person.actor(),
                before -> before.passkey(id)
                        .map(one -> new Change(new PasskeyRemoved(username, one.name()), before.without(one)))
                        .orElse(null));
    }

    /** Notes that a passkey has answered what was asked at this time; false if it did before. */
    public boolean take(Passkey passkey, Instant asked) {
        return uses.take(rows.digest("passkey " + passkey.id()), asked.toEpochMilli());
    }

    /** The person whose passkeys are kept under this name in their devices. */
    public Optional<String> usernameOf(UUID stream) {
        return rows.all().stream()
                .map(FactorRows.Row::username)
                .filter(username -> FactorEvent.streamOf(username).equals(stream))
                .findFirst();
    }

    /** From now on the password of this person is enough; without a reason it is that person. */
    public void remove(String username, Actor by, @Nullable String reason) {
        change(username, by, before -> new Change(new SecondFactorRemoved(username, reason), Factors.NONE));
    }

    /** Whether there was a change to make, which is then made. */
    private boolean change(String username, Actor by, Function<Factors, @Nullable Change> decide) {
        while (true) {
            long next = log.next(FactorEvent.streamOf(username));
            var change = decide.apply(of(username));
            if (change == null) {
                return false;
            }
            if (log.record(
                    List.of(change.event()),
                    next,
                    by,
                    (connection, recorded) -> rows.write(
                            connection,
                            username,
                            change.after(),
                            recorded.get(0).position()))) {
                return true;
            }
        }
    }

    /** Codes on paper for people who have lost the second factor: each is valid for one login. */
    @RequiredArgsConstructor
    static final class RecoveryCodes {
        /** So many are made at a time. */
        static final int COUNT = 10;

        private static final int BYTES = 10;
        private static final int PART = 4;
        private static final String PURPOSE = "recovery codes";
        private static final SecureRandom RANDOM = new SecureRandom();

        private final Vault vault;

        /** New ones, such as {@code k7q2-xm4n-…}: 80 bits each. */
        static List<String> make() {
            return Stream.generate(RecoveryCodes::one).limit(COUNT).toList();
        }

        private static String one() {
            var bytes = new byte[BYTES];
            RANDOM.nextBytes(bytes);
            var letters = new Base32().encodeAsString(bytes).toLowerCase(Locale.ROOT);
            return letters.replaceAll("(.{" + PART + "})(?=.)", "$1-");
        }

        /** What is kept of them. */
        List<String> digests(String username, List<String> codes) {
            return codes.stream().map(code -> digest(username, code)).toList();
        }

        /** The digest of a typed code, with or without separators. */
        String digest(String username, String typed) {
            var code = typed.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
            return vault.code(PURPOSE, username + " " + code);
        }
    }

    /**
     * The program on a telephone that makes a code of six digits each 30 seconds from a secret which it shares with the
     * ledger (TOTP, RFC 6238). A clock may be half a minute away from ours.
     */
    public static final class Authenticator {
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
            return LongStream.rangeClosed(latestStep(now) - 2 * TOLERATED_STEPS, latestStep(now))
                    .boxed()
                    .filter(step -> equal(code(secret, step), code))
                    .findFirst();
        }

        /** That of the last code which is accepted now. */
        static long latestStep(Instant now) {
            return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS) + TOLERATED_STEPS;
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
}
