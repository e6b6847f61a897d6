package org.caseledger.api.integrity;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a case file is to contain: its papers, its files of evidence, its sealed texts opened; and what is left out of
 * it, by {@code Event.field} or by the type of the event.
 */
public record CaseFileAsked(
        @Nullable Boolean documents,
        @Nullable Boolean evidence,
        @Nullable Boolean parts,
        @Nullable List<String> redact) {
    /** Nothing: what is sealed stays sealed. */
    public static final CaseFileAsked NOTHING = new CaseFileAsked(false, false, false, List.of());

    /** All of it. */
    public static final CaseFileAsked ALL = new CaseFileAsked(true, true, true, List.of());

    boolean withDocuments() {
        return Boolean.TRUE.equals(documents);
    }

    boolean withEvidence() {
        return Boolean.TRUE.equals(evidence);
    }

    boolean withParts() {
        return Boolean.TRUE.equals(parts);
    }

    boolean opens() {
        return withDocuments() || withEvidence() || withParts();
    }

    Redaction redaction() {
        return new Redaction(redact == null ? Set.of() : Set.copyOf(redact));
    }
}
