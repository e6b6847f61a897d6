package org.caseledger.stamping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.caseledger.http.LimitedClient;
import org.caseledger.text.Sha256;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.SignedNote;

/** Asks one authority for a timestamp (RFC 3161 §3.4), which it believes only once checked. */
final class StampClient {
    /** How far two clocks that are right may be apart. */
    static final Duration SKEW = Duration.ofMinutes(1);

    private static final int MOST_BYTES = 64 * 1024;
    private static final int NONCE_BITS = 64;
    private static final char UNREADABLE = '\uFFFD';

    private final Authority authority;
    private final Clock clock;
    private final LimitedClient client;
    private final SecureRandom random = new SecureRandom();

    StampClient(Authority authority, Clock clock, Duration patience) {
        this.authority = authority;
        this.clock = clock;
        this.client = new LimitedClient(patience, MOST_BYTES);
    }

    /** The timestamp of a checkpoint that was signed at this time; throws {@link StampRejected}. */
    Stamp ask(SignedNote checkpoint, Instant signedAt) throws InterruptedException {
        String note = checkpoint.toString();
        var nonce = new BigInteger(NONCE_BITS, random);
        byte[] answer = send(note, nonce);
        var stated = TokenCheck.check(answer, note, nonce, authority.trusted());
        requirePossible(stated, signedAt);
        long size = Checkpoint.parse(checkpoint.text()).size();
        return new Stamp(size, authority.name(), note, answer, stated.at());
    }

    private byte[] send(String note, BigInteger nonce) throws InterruptedException {
        try {
            var response = client.send(request(note, nonce));
            if (response.statusCode() != 200) {
                throw new StampRejected(StampFault.REFUSED, said(response), null);
            }
            return response.body();
        } catch (IOException e) {
            throw new StampRejected(StampFault.LATE, Refusal.shortened(String.valueOf(e.getMessage())), e);
        }
    }

    private HttpRequest.Builder request(String note, BigInteger nonce) throws IOException {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        byte[] query = generator
                .generate(TSPAlgorithms.SHA256, Sha256.of(note.getBytes(UTF_8)), nonce)
                .getEncoded();
        return HttpRequest.newBuilder(authority.url())
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(BodyPublishers.ofByteArray(query));
    }

    private static String said(HttpResponse<byte[]> response) {
        String line = new String(response.body(), UTF_8).lines().findFirst().orElse("");
        boolean isText = line.chars().noneMatch(c -> c == UNREADABLE || Character.isISOControl(c));
        return Refusal.shortened(response.statusCode() + (isText ? " " + line : ""));
    }

    /** What has the root in it cannot have been stamped before there was that root. */
    private void requirePossible(TokenCheck.Stated stated, Instant signedAt) {
        var slack = SKEW.plus(stated.accuracy());
        if (stated.at().isBefore(signedAt.minus(slack))
                || stated.at().isAfter(clock.instant().plus(slack))) {
            throw new StampRejected(StampFault.WRONG_TIME, stated.at().toString(), null);
        }
    }
}
