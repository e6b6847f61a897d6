package org.caseledger.vault;

/**
 * How many keys of cases are kept, and how many received cases are {@code without}: theirs was
 * destroyed, and nobody opens any more what it sealed.
 */
public record CaseKeyCount(long kept, long without) {}
