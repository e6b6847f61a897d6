package org.caseledger.passing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.caseledger.eventlog.Leaf;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.TlogProof;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * 移送凭证: one event of a case in the log of an office, with the proof that it is there: a C2SP tlog-proof whose extra
 * data is JSON of {@code leaf} and {@code payload}, both as stored. Sealed texts in the event stay sealed.
 */
public record PassingNote(String leaf, String payload, TlogProof proof) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private record Shown(@Nullable String leaf, @Nullable String payload) {}

    /** Of an event, by the proof that it is in the log. */
    public static PassingNote of(StoredEvent event, TlogProof proof) {
        return new PassingNote(new String(Leaf.canonical(event), UTF_8), event.payload(), proof);
    }

    /** The note in a text, which is not verified; empty if there is none. */
    public static Optional<PassingNote> read(String text) {
        try {
            var proof = TlogProof.parse(text);
            return proof.extra()
                    .map(bytes -> JSON.readValue(bytes, Shown.class))
                    .filter(shown -> shown.leaf() != null && shown.payload() != null)
                    .map(shown -> new PassingNote(shown.leaf(), shown.payload(), proof));
        } catch (Malformed | JacksonException e) {
            return Optional.empty();
        }
    }

    Hash leafHash() {
        return Hash.ofLeaf(leaf.getBytes(UTF_8));
    }

    /** The text to be handed over. */
    @Override
    public String toString() {
        byte[] extra = JSON.writeValueAsBytes(new Shown(leaf, payload));
        return new TlogProof(Optional.of(extra), proof.index(), proof.proof(), proof.checkpoint()).toString();
    }
}
