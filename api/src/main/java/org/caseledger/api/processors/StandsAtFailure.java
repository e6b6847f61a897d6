package org.caseledger.api.processors;

/**
 * A processing group whose handler passes over nothing: at an event that fails it stands and tries again, as long as it
 * takes, and has no dead letters.
 */
public record StandsAtFailure(String group) {}
