package org.caseledger.api.processors;

/** The result of a retry: how many dead letters were handled and how many are left. */
public record Retried(long handled, long left) {}
