package org.caseledger.command.complaint;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ApproveLowering;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ProposeLowering;
import org.caseledger.command.complaint.classifying.ClassificationCommand.RejectLowering;
import org.caseledger.command.complaint.clocks.DeadlineCommand.ExtendDeadline;
import org.caseledger.command.complaint.clocks.DeadlineCommand.RecordMissedDeadline;
import org.caseledger.command.complaint.clocks.DeadlineCommand.ResumeDeadline;
import org.caseledger.command.complaint.clocks.DeadlineCommand.SuspendDeadline;
import org.caseledger.command.complaint.closing.ClosingCommand.ArchiveComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.DecideReconsideration;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordAccountability;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordFollowUp;
import org.caseledger.command.complaint.closing.ClosingCommand.ReopenComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.WithdrawCaseAccountability;
import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.DecideOnLead;
import org.caseledger.command.complaint.handling.HandlingCommand.DeclineComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.EscalateToSuperior;
import org.caseledger.command.complaint.handling.HandlingCommand.ProposeOpinion;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordContact;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordEscalationAnswer;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordInvestigation;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordMediation;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordRectification;
import org.caseledger.command.complaint.handling.HandlingCommand.ReferElsewhere;
import org.caseledger.command.complaint.handling.HandlingCommand.ReportOpinion;
import org.caseledger.command.complaint.handling.HandlingCommand.ReviewOpinion;
import org.caseledger.command.complaint.links.LinkCommand.AnalyseRepeats;
import org.caseledger.command.complaint.links.LinkCommand.JoinComplaint;
import org.caseledger.command.complaint.links.LinkCommand.LinkRepeatComplaint;
import org.caseledger.command.complaint.links.LinkCommand.UndoJoin;
import org.caseledger.command.complaint.links.LinkCommand.UndoLink;
import org.caseledger.command.complaint.papers.PaperCommand.IssuePaper;
import org.caseledger.command.complaint.parties.PartyCommand.ArrangeMediation;
import org.caseledger.command.complaint.parties.PartyCommand.RecordAgent;
import org.caseledger.command.complaint.parties.PartyCommand.RecordConsent;
import org.caseledger.command.complaint.receiving.CorrectRecord;
import org.caseledger.command.complaint.receiving.Correction;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.receiving.SplitFiling;
import org.caseledger.command.complaint.receiving.ToldRespondent;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.replying.ReplyCommand.DraftReply;
import org.caseledger.command.complaint.replying.ReplyCommand.RejectReply;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.routing.RoutingCommand.ReturnForReassignment;
import org.caseledger.command.complaint.routing.RoutingCommand.ReviewReturn;
import org.caseledger.command.complaint.routing.RoutingCommand.SignOffRouting;
import org.caseledger.command.complaint.secrecy.SecrecyCommand.LiftSecrecy;
import org.caseledger.command.complaint.secrecy.SecrecyCommand.MarkSecret;
import org.caseledger.command.complaint.urging.UrgingCommand.AnswerUrging;
import org.caseledger.command.complaint.urging.UrgingCommand.UrgeHandling;
import org.caseledger.command.gate.Digest;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.Medium;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.events.clocks.SuspensionGround;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.Narrative;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.OtherMatter;
import org.caseledger.events.complaint.PaperFormat;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.ReconsiderationResult;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** ComplaintCommands on the one case of a test, with what a test does not care about filled in. */
public final class Give {
    public static final CaseId CASE = CaseId.of("00000000-0000-4000-8000-000000000001");

    /** A Monday morning; no holiday is near. */
    public static final Instant RECEIVED_AT = at("2026-03-02T09:00");

    public static final Complainant COMPLAINANT = new Complainant("张三", "13800000000", null, "犀浦街道1号");
    public static final Narrative NARRATIVE = new Narrative("奶粉", "奶粉变质", "退款");
    public static final ToldRespondent WHERE = new ToldRespondent(null, null, "犀浦镇9号", null);
    public static final Told TOLD = new Told(Medium.PHONE, RECEIVED_AT);

    private Give() {}

    /** A time of day in the office. */
    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(WorkCalendar.ZONE).toInstant();
    }

    public static ReceiveComplaint receive() {
        return receive(ComplaintKind.COMPLAINT, Channel.HOTLINE_12315);
    }

    public static ReceiveComplaint receive(ComplaintKind kind, Channel channel) {
        return receive(kind, channel, COMPLAINANT);
    }

    public static ReceiveComplaint receive(ComplaintKind kind, Channel channel, Complainant complainant) {
        return receiving(CASE, kind, channel, complainant, NARRATIVE, "某超市", null, WHERE, null, null);
    }

    /** A complaint without what the dispute is about and what the complainant consents to. */
    public static ReceiveComplaint receiving(
            CaseId caseId,
            ComplaintKind kind,
            Channel channel,
            @Nullable Complainant complainant,
            Narrative narrative,
            @Nullable String respondent,
            @Nullable RespondentKind respondentKind,
            @Nullable ToldRespondent details,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) {
        return new ReceiveComplaint(
                caseId,
                kind,
                channel,
                complainant,
                narrative,
                respondent,
                respondentKind,
                details,
                null,
                null,
                null,
                null,
                null,
                occurredAt,
                lateReason);
    }

    public static RecordConsent consent(ConsentTo to, Party party) {
        return new RecordConsent(CASE, to, party, true, Medium.PHONE, null, null);
    }

    /** Held a day later by Zhao, both sides notified now. */
    public static ArrangeMediation arrangeMediation(Instant now) {
        var told = new Told(Medium.PHONE, now);
        return new ArrangeMediation(
                CASE, now.plus(Duration.ofDays(1)), true, "调解室", "赵明", null, told, told, null, null);
    }

    public static RecordAgent recordAgent(LocalDate until) {
        return new RecordAgent(CASE, "王五", "居民身份证51012419900101002X", "代为投诉", until, TestOffice.KEPT, null, null);
    }

    public static SplitFiling splitFiling() {
        return new SplitFiling(
                CASE,
                new Narrative(null, "该店无证经营", "查处"),
                new Narrative(null, "买到变质的米", "退货"),
                null,
                null,
                "来件含投诉和举报",
                null,
                null);
    }

    public static ClassifyComplaint classify(Severity severity, Flag... flags) {
        return classify(severity, Difficulty.ORDINARY, OpinionLevel.GENERAL, null, flags);
    }

    public static ClassifyComplaint classify(
            Severity severity, Difficulty difficulty, OpinionLevel level, LineOfBusiness line, Flag... flags) {
        return new ClassifyComplaint(
                CASE, List.of("食品", "奶粉"), null, null, severity, difficulty, level, line, Set.of(flags), null, null);
    }

    public static ProposeLowering lower(Severity severity, Difficulty difficulty, OpinionLevel level, Flag... flags) {
        return lower(null, null, severity, difficulty, level, flags);
    }

    public static ProposeLowering lower(Severity severity, Flag... flags) {
        return lower(severity, Difficulty.ORDINARY, OpinionLevel.GENERAL, flags);
    }

    /** To another kind or channel and the ordinary classification. */
    public static ProposeLowering lowerTo(ComplaintKind kind, Channel channel) {
        return lower(kind, channel, Severity.GENERAL, Difficulty.ORDINARY, OpinionLevel.GENERAL);
    }

    private static ProposeLowering lower(
            ComplaintKind kind,
            Channel channel,
            Severity severity,
            Difficulty difficulty,
            OpinionLevel level,
            Flag... flags) {
        return new ProposeLowering(
                CASE,
                kind,
                channel,
                List.of("食品", "奶粉"),
                null,
                null,
                severity,
                difficulty,
                level,
                null,
                Set.of(flags),
                "经核实为个案");
    }

    public static ApproveLowering approveLowering() {
        return new ApproveLowering(CASE, null, null);
    }

    public static RejectLowering rejectLowering() {
        return new RejectLowering(CASE, null, "事实未查清");
    }

    public static CorrectRecord correct(Correction correction) {
        return new CorrectRecord(CASE, correction, "登记有误", null, null);
    }

    public static CorrectRecord correctChannel(Channel channel) {
        return correct(new Correction(null, null, null, null, null, null, channel, null));
    }

    public static CorrectRecord correctKind(ComplaintKind kind) {
        return correct(new Correction(null, null, null, null, null, null, null, kind));
    }

    public static CorrectRecord correctRespondent(String respondent) {
        return correct(new Correction(null, null, respondent, null, null, null, null, null));
    }

    public static LinkRepeatComplaint link(CaseId to) {
        return new LinkRepeatComplaint(CASE, to, "同一事项", null, null);
    }

    public static UndoLink undoLink(CaseId to) {
        return new UndoLink(CASE, to, "并非同一事项", null, null);
    }

    public static JoinComplaint join(CaseId lead) {
        return new JoinComplaint(CASE, lead, "同一事项多人投诉", null, null);
    }

    public static AnalyseRepeats analyseRepeats() {
        return new AnalyseRepeats(CASE, "同一批次", "更换供货商", null, null);
    }

    public static UndoJoin undoJoin() {
        return new UndoJoin(CASE, "诉求不同", null, null);
    }

    public static SignOffRouting signOff(UnitId unit) {
        return new SignOffRouting(CASE, unit, "请处理", null, null);
    }

    public static AssignComplaint assign(UnitId unit) {
        return new AssignComplaint(CASE, unit, null, null, null, null);
    }

    public static AssignComplaint assign(UnitId unit, String reason) {
        return new AssignComplaint(CASE, unit, null, reason, null, null);
    }

    /** To a unit, where the person of this login answers for it. */
    public static AssignComplaint assignTo(UnitId unit, String handler) {
        return new AssignComplaint(CASE, unit, handler, null, null, null);
    }

    public static ReturnForReassignment giveBack() {
        return new ReturnForReassignment(CASE, "不属本辖区", null, null, null);
    }

    public static ReviewReturn reviewReturn(boolean accepted) {
        return new ReviewReturn(CASE, accepted, accepted ? "属红光辖区" : "属犀浦辖区", null, null);
    }

    public static AcceptComplaint accept() {
        return new AcceptComplaint(CASE, TOLD, null, null, null);
    }

    public static DeclineComplaint decline() {
        return new DeclineComplaint(CASE, "超过受理期限", TOLD, null, null, null, null, null, null, null);
    }

    /** In these words. */
    public static DeclineComplaint decline(String reason) {
        return new DeclineComplaint(CASE, reason, TOLD, null, null, null, null, null, null, null);
    }

    /** To the housing office, in these words. */
    public static ReferElsewhere refer(String reason) {
        return new ReferElsewhere(CASE, "区住建局", reason, TOLD, null, null, null, null);
    }

    /** Notified which way it goes, as no complaint or report at all (O121-44). */
    public static ReferElsewhere referAs(OtherMatter matter) {
        return new ReferElsewhere(CASE, "区住建局", "不属投诉举报", TOLD, matter, null, null, null);
    }

    public static ReferElsewhere refer() {
        return new ReferElsewhere(CASE, "区住建局", "不属本部门职责", TOLD, null, null, null, null);
    }

    public static RecordInvestigation investigate(boolean onSite) {
        return new RecordInvestigation(CASE, onSite, "情况属实", null, null, null);
    }

    public static RecordMediation mediate() {
        return new RecordMediation(CASE, true, "退一赔三", null, null, null);
    }

    public static RecordContact contact(Notice notice) {
        return new RecordContact(CASE, "投诉人", Medium.PHONE, "已联系", notice, null, null, null, null);
    }

    public static ReportOpinion reportOpinion() {
        return new ReportOpinion(CASE, "区政府", "已查明", "下架", null, null);
    }

    public static DecideOnLead decideOnLead() {
        return new DecideOnLead(CASE, true, "违法事实清楚", null, null);
    }

    public static ProposeOpinion propose() {
        return new ProposeOpinion(CASE, "责令退款", new Plan("约谈", at("2026-03-06T18:00"), "李四"), null, null);
    }

    public static ReviewOpinion reviewOpinion(boolean agreed) {
        return new ReviewOpinion(CASE, null, agreed, "请写明依据", null, null);
    }

    public static DraftReply draft(String text) {
        return new DraftReply(CASE, text, null, null);
    }

    public static ApproveReply approve(int draft, String text) {
        return new ApproveReply(CASE, draft, Digest.of(text), "同意", null, null);
    }

    public static RejectReply reject(int draft, String text) {
        return new RejectReply(CASE, draft, Digest.of(text), "事实不清", null, null);
    }

    public static SendReply reply(String text) {
        return new SendReply(CASE, text, Medium.PHONE, null, null);
    }

    /** Sends the draft that waits. */
    public static SendReply replyAsDrafted() {
        return new SendReply(CASE, null, Medium.PHONE, null, null);
    }

    public static ExtendDeadline extend(Clock clock, Instant promisedAt) {
        return new ExtendDeadline(CASE, clock, "商品须送检", TOLD, promisedAt, null, null);
    }

    public static SuspendDeadline suspend(Clock clock) {
        return new SuspendDeadline(CASE, clock, SuspensionGround.TESTING, "检测委托书1号", null, null);
    }

    public static ResumeDeadline resume(Clock clock) {
        return new ResumeDeadline(CASE, clock, null, null);
    }

    public static RecordMissedDeadline missed(Clock clock, int number) {
        return new RecordMissedDeadline(CASE, clock, number, null, null);
    }

    public static RecordFollowUp followUp() {
        return new RecordFollowUp(CASE, Satisfaction.SATISFIED, "满意", null, null);
    }

    public static DecideReconsideration decideReconsideration() {
        return new DecideReconsideration(CASE, ReconsiderationResult.UPHELD, "原处理事实清楚", null, null);
    }

    public static ReopenComplaint reopen() {
        return new ReopenComplaint(CASE, ReopenGround.DISSATISFIED, "对结果不满意", null, null);
    }

    public static UrgeHandling urge() {
        return urge(null, null, null);
    }

    public static UrgeHandling urge(UrgingStep step, Clock clock, Instant answerBy) {
        return new UrgeHandling(CASE, "请抓紧", step, clock, answerBy, null, null);
    }

    public static AnswerUrging answerUrging(Integer urging, Instant by) {
        return new AnswerUrging(CASE, urging, "已约双方调解", by, null, null);
    }

    public static RecordRectification orderRectification(String what, Instant by) {
        return new RecordRectification(CASE, false, null, what, by, null, null);
    }

    public static RecordRectification completeRectification(Integer order, String what) {
        return new RecordRectification(CASE, true, order, what, null, null, null);
    }

    public static MarkSecret markSecret(String... people) {
        return new MarkSecret(CASE, SecrecyGround.TRADE, List.of(people), "涉及未公开配方", null, null);
    }

    public static WithdrawCaseAccountability withdrawAccountability(Integer number) {
        return new WithdrawCaseAccountability(CASE, number, "事实有误", null, null);
    }

    public static LiftSecrecy liftSecrecy() {
        return new LiftSecrecy(CASE, "配方已公开", null, null);
    }

    public static RecordAccountability account() {
        return new RecordAccountability(CASE, AccountabilityKind.CRITICISM, "犀浦所", "多件逾期", null, null);
    }

    public static EscalateToSuperior escalate() {
        return new EscalateToSuperior(CASE, "市局", false, "案情重大", null, null);
    }

    /** The answer to the escalation of that number, or to the only one. */
    public static RecordEscalationAnswer answerEscalation(@Nullable Integer escalation) {
        return new RecordEscalationAnswer(CASE, escalation, "由本局继续办理", "按期回复投诉人", null, null);
    }

    public static ArchiveComplaint archive(DossierPart... present) {
        var there = Set.of(present);
        var missing = EnumSet.allOf(DossierPart.class);
        missing.removeAll(there);
        var why = new java.util.EnumMap<DossierPart, String>(DossierPart.class);
        missing.forEach(part -> why.put(part, "不需要此项材料"));
        return archive(there, why);
    }

    public static ArchiveComplaint archive(Set<DossierPart> present, Map<DossierPart, String> missing) {
        return new ArchiveComplaint(CASE, present, missing, null, null, null);
    }

    /** 投诉登记表, whose files are kept. */
    static IssuePaper registrationForm() {
        var files = Arrays.stream(PaperFormat.values())
                .collect(Collectors.toMap(format -> format, format -> TestOffice.KEPT));
        return new IssuePaper(CASE, PaperKind.REGISTRATION, "郫市监投登〔2026〕", 1, files, null, null);
    }
}
