package org.caseledger.passing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.text.Sha256;
import org.caseledger.tlog.Malformed;
import org.caseledger.tlog.NoteRejected;
import org.caseledger.tlog.VerifierKey;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The offices whose logs this office believes, by the keys that they handed over, and the names that its own log has
 * had.
 */
public record KnownOffices(List<Known> offices, Set<String> ownLogs) {
    /** None but itself. */
    public static final KnownOffices NONE = new KnownOffices(List.of(), Set.of());

    private static final JsonMapper JSON = JsonMapper.shared();

    /** An office, and the key by which its log signs. */
    public record Known(String title, VerifierKey key) {}

    /**
     * What a {@link PassingNote} shows of another office; empty unless a known log has signed a tree that has the
     * event, and the event is of a type that this program knows.
     */
    public Optional<ShownEvent> shown(String text) {
        return PassingNote.read(text)
                .flatMap(note -> offices.stream()
                        .filter(office -> isSigned(note, office.key()))
                        .findFirst()
                        .flatMap(office -> read(note, office)));
    }

    private static boolean isSigned(PassingNote note, VerifierKey key) {
        try {
            return note.proof().verify(note.leafHash(), List.of(key))
                    && note.proof().tree().origin().equals(key.name());
        } catch (Malformed | NoteRejected e) {
            return false;
        }
    }

    private static Optional<ShownEvent> read(PassingNote note, Known office) {
        try {
            var leaf = JSON.readTree(note.leaf());
            long position = leaf.path("position").asLong();
            if (position != note.proof().index() + 1
                    || !Sha256.hex(note.payload()).equals(leaf.path("payload").asString())) {
                return Optional.empty();
            }
            var type = leaf.path("type").asString();
            return Optional.of(new ShownEvent(
                    office.title(),
                    office.key().name(),
                    new CaseId(UUID.fromString(leaf.path("case").asString())),
                    position,
                    EventCodec.read(type, leaf.path("rev").asInt(), note.payload()),
                    note));
        } catch (JacksonException | IllegalArgumentException e) {
            // Of a newer version of the program, perhaps; what is not understood shows nothing.
            return Optional.empty();
        }
    }
}
