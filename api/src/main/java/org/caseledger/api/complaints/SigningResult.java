package org.caseledger.api.complaints;

import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;

/** One of several drafts, by its case if this person sees it, and what became of its approval. */
public record SigningResult(
        @Nullable CaseId caseId, @Nullable String number, OneOfSeveral result) {}
