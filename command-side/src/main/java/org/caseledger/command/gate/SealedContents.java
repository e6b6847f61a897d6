package org.caseledger.command.gate;

import java.util.Map;

/** What goes with the key of a case: sealed texts by event and field, files by suffix, and how many of each. */
public record SealedContents(Map<String, Integer> texts, Map<String, Integer> files) {}
