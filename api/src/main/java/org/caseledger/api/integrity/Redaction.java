package org.caseledger.api.integrity;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.casefile.ProvenCase;
import org.caseledger.casefile.ProvenEvent;
import org.caseledger.casefile.SealedText;
import org.caseledger.eventlog.StoredEvent;

/** What is left out of a copy of a case file; only what is really hidden then. */
record Redaction(Set<String> asked) {
    private static final String FIELD = "redact";

    /** Papers are laid out from what is left out of such a copy. */
    void mustBeWithoutPapers(boolean documents) {
        if (documents && !asked.isEmpty()) {
            throw new InvalidInputException(
                    "documents", "文书中有被遮盖的内容，遮盖的副本不附文书", "papers repeat what is left out: a redacted copy has none");
        }
    }

    /**
     * Throws {@link InvalidInputException} for what this file does not have sealed, and for the payload of an event in
     * which nothing is: its digest stays, and what has no salt is found by trying.
     */
    void mustHide(ProvenCase file) {
        var events = file.streams().stream()
                .flatMap(stream -> stream.events().stream())
                .flatMap(List::stream)
                .map(ProvenEvent::event)
                .toList();
        for (var one : asked) {
            var ofType =
                    events.stream().filter(event -> event.type().equals(one)).toList();
            if (ofType.isEmpty() && !fields(events).contains(one)) {
                throw new InvalidInputException(
                        FIELD,
                        "本案没有可遮盖的“%s”，可遮盖的密封内容：%s",
                        "this case has no “%s” to leave out; sealed in it are: %s",
                        one,
                        String.join(", ", fields(events)));
            }
            if (ofType.stream().anyMatch(event -> SealedText.in(event).isEmpty())) {
                throw new InvalidInputException(
                        FIELD,
                        "“%s”没有密封内容，凭其摘要可以逐一试出原文，遮盖无效",
                        "nothing is sealed in “%s”: what has its digest could be found by trying",
                        one);
            }
        }
    }

    private static Set<String> fields(List<StoredEvent> events) {
        return events.stream()
                .flatMap(event -> SealedText.in(event).stream())
                .map(SealedText::field)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
