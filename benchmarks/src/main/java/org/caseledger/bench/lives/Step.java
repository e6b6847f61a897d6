package org.caseledger.bench.lives;

import java.time.Instant;
import java.util.function.Function;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.events.Actor;

/** One command of a life: who gives it, and its contents at the time when it is given. */
public record Step(Actor actor, Function<Instant, ComplaintCommand> command) {}
