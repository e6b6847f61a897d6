package org.caseledger.proof;

import java.time.Instant;

/** The size up to which a witness has signed the log, and when its signature arrived. */
public record Cosigned(long size, Instant at) {}
