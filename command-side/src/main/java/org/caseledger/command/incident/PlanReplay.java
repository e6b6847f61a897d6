package org.caseledger.command.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.incident.ReplayPlanned;
import org.caseledger.events.incident.ReplayedCase;

/**
 * 回放: an exercise receives a past period's complaints again (P3.22, P5.04), at most {@value #MOST}
 * of them; {@code cases} are those of the period, in the order in which they came in.
 */
@LedgerCommand(
        roles = {Role.LEADER, Role.CENTER_HEAD},
        zh = "安排回放",
        en = "plan replay",
        clause = {"P5.04", "P3.22"})
public record PlanReplay(UUID id, Instant from, Instant until, int speed, Instant startsAt, List<ReplayedCase> cases)
        implements IncidentCommand {

    /** The most cases that are received again. */
    public static final int MOST = 200;

    // Who says "now" means the time at which it was typed.
    private static final Duration SLACK = Duration.ofMinutes(5);

    @Override
    public List<? extends IncidentEvent> follow(Incident incident, DecisionContext context) {
        Guards.require(incident.exercise(), Rule.EXERCISE_REPLAYS);
        Guards.require(incident.replay() == null, Rule.ONE_REPLAY);
        Guards.require(!until.isAfter(context.now()), Rule.NOT_IN_THE_FUTURE);
        Guards.require(!startsAt.isBefore(context.now().minus(SLACK)), Rule.TIME_AHEAD);
        Guards.require(!cases.isEmpty() && cases.size() <= MOST, Rule.REPLAY_SIZE, cases.size(), MOST);
        return List.of(new ReplayPlanned(from, until, speed, startsAt, cases, occurred(context)));
    }
}
