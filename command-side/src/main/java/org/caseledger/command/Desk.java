package org.caseledger.command;

import java.time.Instant;
import org.caseledger.events.Actor;

/** Where a command is given: by whom, when, in which office. */
public record Desk(Actor actor, Instant now, Office office) {}
