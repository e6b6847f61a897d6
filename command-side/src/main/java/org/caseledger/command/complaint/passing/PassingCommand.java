package org.caseledger.command.complaint.passing;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.ForeignCase;
import org.caseledger.events.complaint.ReceiptEvent.CaseTakenOver;
import org.caseledger.events.complaint.ReceiptEvent.TakeOverConfirmed;
import org.jspecify.annotations.Nullable;

/** How a case passes between offices. */
public sealed interface PassingCommand extends ComplaintCommand {
    /** 接收移送: the case was referred here by another office, as its log shows (O121-33, O121-41). */
    @LedgerCommand(
            zh = "接收移送",
            en = "take over from another office",
            roles = {Role.INTAKE, Role.DISPATCHER},
            clause = "O121-41",
            phases = ComplaintState.Phase.OPEN)
    record TakeOverCase(
            CaseId caseId,
            String note,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements PassingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var shown = Notes.shown(note, context);
            if (!(shown.event() instanceof ComplaintReferred referred)) {
                throw new Refused(Rule.NOTE_OF_A_REFERRAL);
            }
            Guards.require(
                    !Notes.isOfAnother(referred.authority(), shown.office(), context),
                    Rule.REFERRED_TO_ANOTHER,
                    referred.authority());
            Notes.mustBeBefore(occurredAt, shown);
            return List.of(new CaseTakenOver(Notes.caseOf(shown), shown.note().toString(), occurred(context)));
        }

        /** It did not come from another office yet, and there are some. */
        public static void before(CaseState c, DecisionContext context) {
            Notes.mustBePossible(context);
            Guards.require(!c.passing().takenOver(), Rule.TAKEN_OVER_ONCE);
        }
    }

    /**
     * 登记移送回执: the office to which the case was referred took it over, as its log shows, which names this case (O121-33,
     * O121-41).
     */
    @LedgerCommand(
            zh = "登记移送回执",
            en = "record that it was taken over",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD},
            clause = "O121-41",
            states = {ComplaintState.REFERRED, ComplaintState.ARCHIVED},
            after = "refer-elsewhere")
    record ConfirmTakeOver(
            CaseId caseId,
            String note,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements PassingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var shown = Notes.shown(note, context);
            Guards.require(
                    shown.event() instanceof CaseTakenOver taken
                            && isReferral(taken.from(), context.office())
                            && !Notes.isOfAnother(c.passing().waitsFor(), shown.office(), context),
                    Rule.NOTE_OF_THIS_CASE);
            Notes.mustBeBefore(occurredAt, shown);
            return List.of(
                    new TakeOverConfirmed(Notes.caseOf(shown), shown.note().toString(), occurred(context)));
        }

        /** It was referred, and that is not confirmed yet. */
        public static void before(CaseState c, DecisionContext context) {
            Notes.mustBePossible(context);
            Guards.require(c.passing().waitsFor() != null, Rule.REFERRAL_TO_CONFIRM);
        }

        /** Whether it is the last referral of this case, and not one of an earlier round. */
        private boolean isReferral(ForeignCase from, Office office) {
            return from.caseId().equals(caseId)
                    && office.others().ownLogs().contains(from.log())
                    && from.position() == office.referredAt(caseId);
        }
    }
}
