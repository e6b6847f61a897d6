package org.caseledger.query.repeats;

import org.caseledger.events.CaseId;

/** A case that seems to repeat an earlier one, which nobody has linked or joined it with. */
public record Unlinked(CaseId caseId, CaseId repeats) {}
