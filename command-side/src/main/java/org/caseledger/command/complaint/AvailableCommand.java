package org.caseledger.command.complaint;

import java.util.List;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A command on a case for one person, before anything is typed: with what it may say where not all
 * of it would do, or with why it is {@code refused} whatever it says.
 */
public record AvailableCommand(
        Class<? extends ComplaintCommand> command,
        List<Choice> choices,
        @Nullable Refused refused) {

    /**
     * What a part of a command may say, each as it is written; {@code usual} is what to begin with
     * where saying nothing would not do.
     */
    public record Choice(String part, List<String> values, @Nullable String usual) {

        /** A part that has to be said: something is usual where there is nothing else. */
        static Choice of(String part, List<?> values) {
            var written = values.stream().map(Object::toString).toList();
            return new Choice(part, written, written.size() == 1 ? written.get(0) : null);
        }
    }

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

    static AvailableCommand of(
            Class<? extends ComplaintCommand> command, CaseState c, DecisionContext context) {
        try {
            return new AvailableCommand(command, CaseGuards.admit(command, c, context), null);
        } catch (Refused refused) {
            return new AvailableCommand(command, List.of(), refused);
        }
    }
}
