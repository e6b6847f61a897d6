package org.caseledger.api.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.caseledger.api.demo.Steps.Step;
import org.caseledger.api.security.Person;
import org.caseledger.command.complaint.assisting.AssistanceCommand.AnswerAssistance;
import org.caseledger.command.complaint.assisting.AssistanceCommand.AskAssistance;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ProposeLowering;
import org.caseledger.command.complaint.classifying.ClassificationCommand.RejectLowering;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordAccountability;
import org.caseledger.command.complaint.handling.HandlingCommand.DecideOnLead;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordMediation;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordRectification;
import org.caseledger.command.complaint.links.LinkCommand.LinkRepeatComplaint;
import org.caseledger.command.complaint.notes.WriteNote;
import org.caseledger.command.complaint.parties.PartyCommand.RecordConsent;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.receiving.ToldRespondent;
import org.caseledger.command.complaint.urging.UrgingCommand.AnswerUrging;
import org.caseledger.events.CaseId;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.Medium;
import org.caseledger.events.UnitId;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.Demand;
import org.caseledger.events.complaint.Demands;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.MediationEnding;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** The commands of the sample year that the scripted cases do not have. */
final class YearSteps {

    private YearSteps() {}

    static Step receive(
            ComplaintKind kind,
            Channel channel,
            Complainant who,
            Narrative narrative,
            @Nullable String shop,
            @Nullable String shopAddress,
            String goods,
            BigDecimal amount) {
        var details = shop == null ? null : new ToldRespondent(null, null, shopAddress, null);
        return (id, at) -> {
            var day = at.atZone(WorkCalendar.ZONE).toLocalDate().minusDays(2);
            var demands = new Demands(Set.of(Demand.REFUND), amount, null, null);
            return new ReceiveComplaint(
                    id,
                    kind,
                    channel,
                    who,
                    narrative,
                    shop,
                    null,
                    details,
                    kind == ComplaintKind.COMPLAINT
                            ? new Matter(goods, null, null, "1件", amount, "店内购买", day, day, demands)
                            : null,
                    null,
                    null,
                    null,
                    null);
        };
    }

    static Step classify(
            String object,
            String problem,
            Severity severity,
            Difficulty difficulty,
            OpinionLevel level,
            Set<Flag> flags) {
        return (id, at) -> new ClassifyComplaint(
                id,
                null,
                new CategoryCode(object),
                new CategoryCode(problem),
                severity,
                difficulty,
                level,
                null,
                flags,
                null,
                null);
    }

    static Step proposeLowering(String object, String problem, String reason) {
        return (id, at) -> new ProposeLowering(
                id,
                null,
                null,
                null,
                new CategoryCode(object),
                new CategoryCode(problem),
                Severity.GENERAL,
                null,
                null,
                null,
                Set.of(),
                reason);
    }

    static Step rejectLowering(String reason) {
        return (id, at) -> new RejectLowering(id, 1, reason);
    }

    static Step consent(Party party, boolean given) {
        return (id, at) -> new RecordConsent(id, ConsentTo.MEDIATION, party, given, Medium.PHONE, null, null);
    }

    static Step agreed(String terms) {
        return (id, at) -> new RecordMediation(id, true, terms, null, null, null);
    }

    static Step notAgreed(MediationEnding ending) {
        return (id, at) -> new RecordMediation(id, false, null, ending, null, null);
    }

    static Step decideOnLead(boolean filed, String reason) {
        return (id, at) -> new DecideOnLead(id, filed, reason, null, null);
    }

    static Step rectified(String what) {
        return (id, at) -> new RecordRectification(id, true, 1, what, null, null, null);
    }

    static Step askAssistance(UnitId unit, String what) {
        return (id, at) -> new AskAssistance(id, unit, what, null, null, null);
    }

    static Step assist(String answer) {
        return (id, at) -> new AnswerAssistance(id, answer, List.of(), null, null);
    }

    static Step answerUrging(String done) {
        return (id, at) -> new AnswerUrging(id, null, done, null, null, null);
    }

    static Step link(CaseId to, String why) {
        return (id, at) -> new LinkRepeatComplaint(id, to, why, null, null);
    }

    static Step commend(Person handler, String why) {
        return (id, at) ->
                new RecordAccountability(id, AccountabilityKind.COMMENDATION, handler.name(), why, null, null);
    }

    static Step note(String text) {
        return (id, at) -> new WriteNote(id, text);
    }
}
