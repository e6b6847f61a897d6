package org.caseledger.casefile;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.tlog.NoteSignature;

/**
 * What goes into a case file besides the events and their proofs: the texts of an event that its
 * reader may see opened, how its due times were counted, in Chinese, which cosignatures the office
 * asks for (C2SP tlog-policy), and the log's signature of the list of all files, where this node
 * can sign.
 */
public record Enclosures(
        Function<StoredEvent, List<OpenedText>> opened,
        Optional<String> deadlines,
        Optional<String> policy,
        Function<String, Optional<NoteSignature>> signature) {

    /** None: everything stays sealed, and nobody signs the list. */
    public static final Enclosures NONE =
            new Enclosures(
                    event -> List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    text -> Optional.empty());
}
