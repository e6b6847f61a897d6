package org.caseledger.cosigning;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.http.LimitedClient;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.VerifierKey;
import org.caseledger.witness.AddCheckpoint;

/** Communicates with one witness (C2SP tlog-witness); its statements are trusted only with its signature. */
@RequiredArgsConstructor
final class WitnessClient {
    private static final Duration WHOLE = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_TOLD = 200;
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,17})\n?");

    private final KnownWitness witness;
    private final LimitedClient client = new LimitedClient(WHOLE, MOST_BYTES);

    /** Throws {@link IOException} if no answer, or too long an answer, arrived in time. */
    WitnessReply ask(AddCheckpoint request) throws IOException, InterruptedException {
        var post = HttpRequest.newBuilder(witness.addCheckpoint()).POST(BodyPublishers.ofString(request.body()));
        var response = client.send(post);
        String body = new String(response.body(), UTF_8);
        return switch (response.statusCode()) {
            case 200 -> cosigned(request.note(), body);
            case 409 -> at(body);
            default -> new WitnessReply.Refused(response.statusCode(), shortened(body));
        };
    }

    private WitnessReply cosigned(SignedNote note, String body) {
        List<String> lines = body.lines().toList();
        List<NoteSignature> signatures = witness.keys().stream()
                .flatMap(key -> signature(note, key, lines))
                .toList();
        return signatures.size() == witness.keys().size()
                ? new WitnessReply.Cosigned(signatures)
                : new WitnessReply.Refused(200, "没有它每把公钥的有效签名 / without a valid signature of each of its keys");
    }

    private static Stream<NoteSignature> signature(SignedNote note, VerifierKey key, List<String> lines) {
        return lines.stream().flatMap(line -> signature(note, key, line)).limit(1);
    }

    private static Stream<NoteSignature> signature(SignedNote note, VerifierKey key, String line) {
        try {
            NoteSignature signature = NoteSignature.parse(line);
            new SignedNote(note.text(), List.of(signature)).verify(Set.of(key));
            return Stream.of(signature);
        } catch (IllegalArgumentException | NoteRejected ofAnotherKey) {
            // A witness may sign with several keys: lines of other keys are ignored, and so is
            // noise.
            return Stream.empty();
        }
    }

    private static WitnessReply at(String body) {
        var size = SIZE.matcher(body);
        return size.matches()
                ? new WitnessReply.At(Long.parseLong(size.group(1)))
                : new WitnessReply.Refused(409, shortened(body));
    }

    private static String shortened(String body) {
        String line = body.lines().findFirst().orElse("");
        return line.length() <= MOST_TOLD ? line : line.substring(0, MOST_TOLD) + "…";
    }
}
