package org.caseledger.command.complaint;

import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A command on a case for one person, before anything is typed: with the permitted values of parts that are restricted,
 * or with why it is {@code refused} whatever its contents.
 */
public record AvailableCommand(
        Class<? extends ComplaintCommand> command,
        List<Choice> choices,
        @Nullable Refused refused) {
    /** Whether it may be given. */
    public boolean stands() {
        return refused == null;
    }

    /** Every command that people give on a case, in the order of life. */
    static List<AvailableCommand> all(CaseState c, DecisionContext context) {
        return ComplaintCommands.onACase().stream()
                .map(command -> of(command, c, context))
                .toList();
    }

    static AvailableCommand of(Class<? extends ComplaintCommand> command, CaseState c, DecisionContext context) {
        try {
            return new AvailableCommand(command, Admission.admit(command, c, context), null);
        } catch (Refused refused) {
            return new AvailableCommand(command, List.of(), refused.under(c.procedureId(context)));
        }
    }
}
