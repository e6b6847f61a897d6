package org.caseledger.witness;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.SignedNote;

/**
 * The request of a log to cosign a checkpoint, with the size known to the witness and the proof that the tree has grown
 * from there (C2SP tlog-witness, add-checkpoint).
 */
public record AddCheckpoint(long oldSize, List<Hash> proof, SignedNote note) {
    /** The size of the longest request in bytes: the proof and the longest note. */
    static final int MOST_BYTES = 4096 + SignedNote.MOST_BYTES;

    private static final int MOST_HASHES = 63;
    private static final Pattern OLD = Pattern.compile("old (0|[1-9][0-9]{0,17})");

    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /** Throws {@link IllegalArgumentException} for any other form. */
    static AddCheckpoint parse(byte[] body) {
        String text = utf8(body);
        int end = text.indexOf("\n\n");
        if (end < 0) {
            throw new IllegalArgumentException("no empty line");
        }
        List<String> lines = List.of(text.substring(0, end).split("\n", -1));
        var old = OLD.matcher(lines.get(0));
        if (!old.matches() || lines.size() - 1 > MOST_HASHES) {
            throw new IllegalArgumentException("not a request to add a checkpoint");
        }
        return new AddCheckpoint(
                Long.parseLong(old.group(1)),
                lines.subList(1, lines.size()).stream().map(Hash::ofBase64).toList(),
                SignedNote.parse(text.substring(end + 2)));
    }

    /** The checkpoint to be cosigned; throws {@link IllegalArgumentException} if it is malformed. */
    Checkpoint checkpoint() {
        return Checkpoint.parse(note.text());
    }

    /** The body of the request, to be sent as UTF-8. */
    public String body() {
        var body = new StringBuilder("old ").append(oldSize).append('\n');
        proof.forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n').append(note).toString();
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
    }
}
