package org.caseledger.query.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * An act of a person, and the number of its case; null for a case that is on no board. {@code way} is how something was
 * accessed, null for every other act.
 */
public record ActivityEntry(
        @JsonUnwrapped HistoryEntry entry,
        @Nullable String number,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AccessWay way) {}
