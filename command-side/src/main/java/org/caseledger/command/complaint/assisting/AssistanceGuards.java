package org.caseledger.command.complaint.assisting;

import java.util.stream.Collectors;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.complaint.Assistances;

/** What the commands on assistances share. */
public final class AssistanceGuards {
    private AssistanceGuards() {}

    /** What this person's unit was asked and has not answered. */
    public static Assistances.Open ofOwnUnit(CaseState c, DecisionContext context) {
        var own = c.assistances().of(context.actor().unit());
        Guards.require(own.isPresent(), Rule.ASSISTANCE_OF_THE_UNIT);
        return own.get();
    }

    /** A case is answered when the units that assist have answered (P9.01). */
    public static void mustBeAnswered(CaseState c, DecisionContext context) {
        var open = c.assistances().open();
        Guards.require(
                open.isEmpty(),
                Rule.ASSISTANCE_BEFORE_REPLY,
                context.office().units().stream()
                        .filter(unit -> c.assistances().of(unit.id()).isPresent())
                        .map(Unit::name)
                        .collect(Collectors.joining("、")));
    }
}
