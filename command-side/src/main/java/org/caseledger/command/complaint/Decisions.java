package org.caseledger.command.complaint;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.caseledger.command.complaint.clocks.DeadlineCommand.RecordMissedDeadline;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.complaint.receiving.SplitFiling;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Refused;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.Act;
import org.caseledger.procedure.clocks.Clocks;

/** How every command is decided: admitted by the common rules, then by its own, then its clocks follow. */
public final class Decisions {
    private Decisions() {}

    /**
     * Hands each event that follows to {@code record}, which folds it into the case at once; throws {@link Refused},
     * with what would be allowed, when a rule forbids the command.
     */
    public static void decide(
            ComplaintCommand command, CaseState c, DecisionContext context, Consumer<ComplaintEvent> record) {
        decide(command, c, context, record, event -> {});
    }

    /** The same of a command that may begin another case, whose events {@code other} takes. */
    static void decide(
            ComplaintCommand command,
            CaseState c,
            DecisionContext context,
            Consumer<ComplaintEvent> record,
            Consumer<ComplaintEvent> other) {
        try {
            Admission.admit(command, c, context);
            if (command instanceof SplitFiling split) {
                var halves = split.halves(c, context);
                var begun = new CaseState();
                follow(halves.other(), begun, context, event -> {
                    begun.on(event, context.now());
                    other.accept(event);
                });
                follow(halves.own(), c, context, record);
            } else {
                follow(command.decide(c, context), c, context, record);
            }
        } catch (Refused refused) {
            throw refused.under(c.procedureId(context))
                    .in(
                            c.state(),
                            c.exists() && Admission.isConcernedWith(context.actor(), c)
                                    ? allowedNow(c, context)
                                    : Set.of());
        }
        if (command instanceof AdoptHistory) {
            c.deadlines().open().stream()
                    .filter(d -> d.isOverdueAt(context.now()))
                    .map(d -> new RecordMissedDeadline(c.id(), d.clock(), d.number(), null, null))
                    .flatMap(missed -> missed.decide(c, context).stream())
                    .toList()
                    .forEach(record);
        }
    }

    private static void follow(
            List<ComplaintEvent> events, CaseState c, DecisionContext context, Consumer<ComplaintEvent> record) {
        for (var event : events) {
            record.accept(event);
            if (event instanceof Act act) {
                Clocks.after(act, c.clocked(), c.clockRules(context), context.now())
                        .forEach(record);
            }
        }
    }

    private static Set<Class<? extends Command>> allowedNow(CaseState c, DecisionContext context) {
        return AvailableCommand.all(c, context).stream()
                .filter(AvailableCommand::stands)
                .<Class<? extends Command>>map(AvailableCommand::command)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
