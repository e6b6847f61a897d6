package org.caseledger.vault;

/**
 * How many case keys exist, and how many received cases are {@code without}: their key was destroyed, and the data
 * sealed by it can no longer be opened.
 */
public record CaseKeyCount(long kept, long without) {}
