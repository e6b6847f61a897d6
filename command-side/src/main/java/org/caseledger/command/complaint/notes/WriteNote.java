package org.caseledger.command.complaint.notes;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.UntimedCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Handlers;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clause;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.NoteWritten;

/**
 * 内部批注: says something about the case to the people of the office who may see it; {@code
 * @name} mentions a person or a unit (P7.20: never more people than may see the case).
 */
@LedgerCommand(
        zh = "写内部批注",
        en = "write internal note",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER, Role.LEADER, Role.LEGAL, Role.SUPERVISOR
        },
        clause = Clause.OF_THE_LEDGER,
        handlers = Handlers.READING,
        sealed = {"text"},
        beside = true)
public record WriteNote(CaseId caseId, String text) implements UntimedCommand {
    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var mentioned = Mentions.in(text, c, context);
        return List.of(new NoteWritten(
                text.strip(),
                mentioned.people(),
                mentioned.units(),
                context.now().truncatedTo(ChronoUnit.SECONDS)));
    }
}
