package org.caseledger.query.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** Something that a person did, and the number of its case; null for what no board shows. */
public record ActivityEntry(@JsonUnwrapped HistoryEntry entry, @Nullable String number) {}
