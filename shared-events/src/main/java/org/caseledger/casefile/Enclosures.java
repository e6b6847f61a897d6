package org.caseledger.casefile;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.tlog.NoteSignature;

/** What goes into a case file besides the events and their proofs, for its reader. */
public interface Enclosures {
    /** None: everything stays sealed, no file is handed out, and the list is not signed. */
    Enclosures NONE = new Enclosures() {};

    /** The texts of an event that its reader sees opened. */
    default List<OpenedText> opened(StoredEvent event) {
        return List.of();
    }

    /** Why a text of an event is not among them. */
    default Withheld why(StoredEvent event, SealedText text) {
        return Withheld.SEALED;
    }

    /**
     * What is left out of this copy: texts by event and field as they were sealed, such as {@code JoinUndone.reason},
     * and the whole payload of events by their type.
     */
    default Set<String> redacted() {
        return Set.of();
    }

    /** Hands over a file that an event names, or says why not; asked once for each. */
    default void file(NamedFile named, EnclosedFile.Taking taking) throws IOException {
        taking.take(EnclosedFile.not(FileStanding.APART));
    }

    /** How its due times were counted, in Chinese. */
    default Optional<String> deadlines() {
        return Optional.empty();
    }

    /** What was done in the case, in words, as a page in Chinese and English. */
    default Optional<String> course() {
        return Optional.empty();
    }

    /** Which cosignatures the office asks for (C2SP tlog-policy). */
    default Optional<String> policy() {
        return Optional.empty();
    }

    /** The log's signature of the list of all files, where this node can sign. */
    default Optional<NoteSignature> signature(String list) {
        return Optional.empty();
    }
}
