package org.caseledger.query.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person did, and the number of its case; null for what no board shows. {@code
 * way} is in which way somebody got at something, null for whatever else was done.
 */
public record ActivityEntry(
        @JsonUnwrapped HistoryEntry entry,
        @Nullable String number,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AccessWay way) {}
