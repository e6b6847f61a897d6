package org.caseledger.api.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ApproveLowering;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ProposeLowering;
import org.caseledger.command.complaint.clocks.DeadlineCommand.ExtendDeadline;
import org.caseledger.command.complaint.closing.ClosingCommand.ArchiveComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.ConcludeOpinion;
import org.caseledger.command.complaint.closing.ClosingCommand.DecideReconsideration;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordFollowUp;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordSettlement;
import org.caseledger.command.complaint.closing.ClosingCommand.ReopenComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.WithdrawComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.DeclineComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.ProposeOpinion;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordInvestigation;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordRectification;
import org.caseledger.command.complaint.handling.HandlingCommand.ReferElsewhere;
import org.caseledger.command.complaint.handling.HandlingCommand.ReportOpinion;
import org.caseledger.command.complaint.handling.HandlingCommand.ReviewOpinion;
import org.caseledger.command.complaint.receiving.CorrectRecord;
import org.caseledger.command.complaint.receiving.Correction;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.receiving.ToldRespondent;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.replying.ReplyCommand.DraftReply;
import org.caseledger.command.complaint.replying.ReplyCommand.RejectReply;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.routing.RoutingCommand.ReturnForReassignment;
import org.caseledger.command.complaint.routing.RoutingCommand.ReviewReturn;
import org.caseledger.command.complaint.routing.RoutingCommand.SignOffRouting;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.PaperSignature;
import org.caseledger.command.complaint.urging.UrgingCommand.UrgeHandling;
import org.caseledger.command.gate.Digest;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.Medium;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Demand;
import org.caseledger.events.complaint.Demands;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.Jurisdiction;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.ReconsiderationResult;
import org.caseledger.events.complaint.RefusalGround;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.WorkCalendar;

/** The commands of the sample cases, each with as few arguments as possible. */
final class Steps {

    /** The scan of a signed paper, a PDF of one line. */
    static final String SCAN = """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R
            /Resources<</Font<</F 5 0 R>>>>>>endobj
            4 0 obj<</Length 51>>stream
            BT /F 20 Tf 72 760 Td (Sample: signed on paper) Tj ET
            endstream endobj
            5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
            trailer<</Root 1 0 R>>
            %%EOF
            """;

    private Steps() {}

    interface Step extends BiFunction<CaseId, Instant, ComplaintCommand> {}

    static Step receive(ComplaintKind kind, Channel channel, String who, String phone, String what, String whom) {
        var address = "郫都区望丛中路%s号".formatted(phone.substring(phone.length() - 3));
        var complainant = new Complainant(who, phone, null, address);
        var subject = what.split("，")[0];
        var narrative = new Narrative(subject, what, null);
        var details = new ToldRespondent(null, null, "郫都区中信大道" + whom + "门店", null);
        return (id, at) -> new ReceiveComplaint(
                id,
                kind,
                channel,
                complainant,
                narrative,
                whom,
                null,
                whom == null ? null : details,
                kind == ComplaintKind.COMPLAINT ? matter(subject, at) : null,
                null,
                null,
                null,
                null);
    }

    private static Matter matter(String subject, Instant receivedAt) {
        var day = receivedAt.atZone(WorkCalendar.ZONE).toLocalDate().minusDays(3);
        var amount = BigDecimal.valueOf(subject.length() * 4_990L, 2);
        var demands = new Demands(Set.of(Demand.REFUND), amount, null, null);
        return new Matter(subject, null, null, "1件", amount, "店内购买", day, day, demands);
    }

    /** An anonymous complaint: there is no one to notify. */
    static Step receiveAnonymous(ComplaintKind kind, Channel channel, String what, String whom) {
        var narrative = new Narrative(what.split("，")[0], what, null);
        return (id, at) -> new ReceiveComplaint(id, kind, channel, null, narrative, whom, null, null, null, null);
    }

    static Step acceptWithNobodyToTell() {
        return (id, at) -> new AcceptComplaint(id, new Told(Medium.NOBODY, at), Jurisdiction.PLACE_OF_ACT, null, null);
    }

    static Step classify(Severity severity, List<String> category, Flag... flags) {
        return classify(severity, Difficulty.ORDINARY, OpinionLevel.GENERAL, category, flags);
    }

    static Step classify(
            Severity severity, Difficulty difficulty, OpinionLevel level, List<String> category, Flag... flags) {
        return (id, at) -> new ClassifyComplaint(
                id, category, null, null, severity, difficulty, level, null, Set.of(flags), null, null);
    }

    static Step proposeLowering(List<String> category, String reason, Flag... flags) {
        return (id, at) -> new ProposeLowering(
                id, null, null, category, null, null, Severity.GENERAL, null, null, null, Set.of(flags), reason);
    }

    static Step approveLowering(String opinion) {
        return (id, at) -> new ApproveLowering(id, 1, opinion);
    }

    static Step signOff(UnitId unit) {
        return (id, at) -> new SignOffRouting(id, unit, "请依法及时办理。", null, null);
    }

    /** Signed on paper half an hour before it is entered. */
    static Step signOffOnPaper(UnitId unit) {
        return (id, at) -> {
            var paper = new PaperSignature(at.minusSeconds(1_800), Digest.of(SCAN), null);
            return new SignOffRouting(id, unit, "请依法及时办理。", paper, null);
        };
    }

    static Step assign(UnitId unit, String reason) {
        return (id, at) -> new AssignComplaint(id, unit, null, reason, null, null);
    }

    static Step giveBack(String reason, UnitId proposed) {
        return (id, at) -> new ReturnForReassignment(id, reason, proposed, null, null);
    }

    static Step reviewReturn(boolean accepted, String reason) {
        return (id, at) -> new ReviewReturn(id, accepted, reason, null, null);
    }

    static Step accept() {
        return (id, at) ->
                new AcceptComplaint(id, new Told(Medium.PHONE, at), Jurisdiction.PLACE_OF_BUSINESS, null, null);
    }

    static Step decline(String reason) {
        return (id, at) -> new DeclineComplaint(
                id,
                reason,
                new Told(Medium.PHONE, at),
                RefusalGround.NOT_COMPETENT,
                null,
                true,
                null,
                null,
                null,
                null);
    }

    static Step refer(String authority, String reason) {
        return (id, at) ->
                new ReferElsewhere(id, authority, reason, new Told(Medium.PHONE, at), null, null, null, null);
    }

    static Step withdraw(String reason) {
        return (id, at) -> new WithdrawComplaint(id, reason, new Told(Medium.PHONE, at), null, null);
    }

    static Step settle(String reason) {
        return (id, at) -> new RecordSettlement(id, reason, new Told(Medium.PHONE, at), null, null);
    }

    static Step investigate(boolean onSite, String findings) {
        return (id, at) -> new RecordInvestigation(id, onSite, findings, List.of(), null, null);
    }

    static Step propose(String opinion) {
        return (id, at) ->
                new ProposeOpinion(id, opinion, new Plan("调解", at.plus(Duration.ofDays(3)), "承办人"), null, null);
    }

    static Step reviewOpinion(int opinion) {
        return (id, at) -> new ReviewOpinion(id, opinion, true, null, null, null);
    }

    static Step draft(String text) {
        return (id, at) -> new DraftReply(id, text, null, null);
    }

    static Step approve(int draft, String text) {
        return (id, at) -> new ApproveReply(id, draft, Digest.of(text), "同意", null, null);
    }

    static Step reject(int draft, String text, String opinion) {
        return (id, at) -> new RejectReply(id, draft, Digest.of(text), opinion, null, null);
    }

    static Step reply(String text, Medium medium) {
        return (id, at) -> new SendReply(id, text, medium, null, null);
    }

    static Step conclude(String findings, String measures, String where) {
        return (id, at) -> new ConcludeOpinion(id, findings, measures, where, null, null);
    }

    /** A reply that is entered later than it is said to have been given. */
    static Step replyEnteredLater(String text, Medium medium, Instant stated) {
        return (id, at) -> new SendReply(id, text, medium, stated, "外出调解，次日补录");
    }

    static Step extend(String reason, int workingDays) {
        return (id, at) -> new ExtendDeadline(
                id, Clock.REPLY, reason, new Told(Medium.WECHAT, at), closingTime(at, workingDays), null, null);
    }

    /** At six in the evening, so many working days later. */
    private static Instant closingTime(Instant at, int workingDays) {
        var day = at.atZone(WorkCalendar.ZONE).toLocalDate();
        return WorkCalendar.builtIn()
                .nextWorkingDay(day, workingDays)
                .atTime(18, 0)
                .atZone(WorkCalendar.ZONE)
                .toInstant();
    }

    static Step reportOpinion(String to, String findings) {
        return (id, at) -> new ReportOpinion(id, to, findings, "已责令下架并抽样送检", null, null);
    }

    static Step followUp(Satisfaction satisfaction) {
        return (id, at) -> new RecordFollowUp(id, satisfaction, null, null, null);
    }

    static Step reopen(String reason) {
        return (id, at) -> new ReopenComplaint(id, ReopenGround.DISSATISFIED, reason, null, null);
    }

    static Step urge(String note) {
        return (id, at) -> new UrgeHandling(id, note, null, null, null, null, null);
    }

    /** A leader archives what did not satisfy, and says why. */
    static Step archiveNotSatisfied(String reason, Map<DossierPart, String> missing, DossierPart... present) {
        return (id, at) -> new ArchiveComplaint(id, Set.of(present), missing, reason, null, null);
    }

    /** Decided by a person who had no part in the earlier decision. */
    static Step decideReconsideration(ReconsiderationResult result, String reason) {
        return (id, at) -> new DecideReconsideration(id, result, reason, null, null);
    }

    static Step reconsider(String reason) {
        return (id, at) -> new ReopenComplaint(id, ReopenGround.RECONSIDERATION, reason, null, null);
    }

    static Step orderRectification(String what, int workingDays) {
        return (id, at) -> new RecordRectification(id, false, null, what, closingTime(at, workingDays), null, null);
    }

    static Step correctNarrative(String subject, String facts, String reason) {
        var narrative = new Narrative(subject, facts, null);
        return (id, at) -> new CorrectRecord(
                id, new Correction(null, narrative, null, null, null, null, null), reason, null, null);
    }

    static Step archive(Map<DossierPart, String> missing, DossierPart... present) {
        return (id, at) -> new ArchiveComplaint(id, Set.of(present), missing, null, null, null);
    }
}
