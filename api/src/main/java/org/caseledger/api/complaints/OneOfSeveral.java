package org.caseledger.api.complaints;

import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestReused;
import org.caseledger.command.gate.SomebodyActedFirst;
import org.caseledger.events.Actor;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command on one of several cases: at which {@code position} of the log it was recorded, or
 * {@code why} it was not and by which clause.
 */
public record OneOfSeveral(
        @Nullable Long position,
        @Nullable Text why,
        @Nullable String clause) {
    /**
     * Gives a command through the gate: a refusal is recorded for this case, and the others continue. {@code moved} is
     * the message if another person acted first, {@code reused} if the same form was sent with different contents.
     */
    public static OneOfSeveral give(
            ComplaintCommand command, CommandGate gate, Actor actor, Request request, Text moved, Text reused) {
        try {
            return new OneOfSeveral(gate.give(command, actor, request).position(), null, null);
        } catch (Rejection rejection) {
            var refusal = rejection.refusal();
            return new OneOfSeveral(null, refusal.text(), refusal.clause());
        } catch (SomebodyActedFirst first) {
            return not(moved);
        } catch (RequestReused again) {
            return not(reused);
        }
    }

    /** It was not given, because of no rule. */
    static OneOfSeveral not(Text why) {
        return new OneOfSeveral(null, why, null);
    }

    /** Whether it was recorded. */
    public boolean isDone() {
        return position != null;
    }
}
