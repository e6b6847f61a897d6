package org.caseledger.query.board;

import java.time.Instant;
import org.caseledger.events.Clock;

/** The running clock of a case that is due first, and which start of it. */
public record NextDeadline(Clock clock, int number, Instant amberAt, Instant dueAt) {}
