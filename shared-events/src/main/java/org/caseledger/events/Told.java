package org.caseledger.events;

import java.time.Instant;

/** How and when a person was notified (P9.05, P9.07). */
public record Told(Medium medium, Instant at) {}
