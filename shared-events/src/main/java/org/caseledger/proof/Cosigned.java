package org.caseledger.proof;

import java.time.Instant;

/** How much of the log a witness has signed, and when its signature came. */
public record Cosigned(long size, Instant at) {}
