package org.caseledger.api.integrity;

import java.util.Set;
import org.caseledger.events.Sealed;

/**
 * What of a case is opened for the reader of its case file, who may, and which is recorded: papers, files of evidence,
 * sealed texts; and what is left out of this copy.
 */
public record OpenedParts(boolean documents, boolean evidence, Set<Sealed> texts, Set<String> redacted) {
    /** Nothing is opened, and nothing left out. */
    public static final OpenedParts NONE = new OpenedParts(false, false, Set.of(), Set.of());
}
