package org.caseledger.api.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table to hand out: a cell is a text, a number, or null where there is nothing to tell. */
public record Sheet(String title, List<String> head, List<List<@Nullable Object>> rows) {}
