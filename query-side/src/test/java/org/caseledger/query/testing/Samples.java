package org.caseledger.query.testing;

import static org.caseledger.query.testing.History.SEALED;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.GoldenEvents;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityWithdrawn;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAnswered;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAsked;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceReturned;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceWithdrawn;
import org.caseledger.events.complaint.ClosingEvent.ReconsiderationDecided;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.DeliveryOutcome;
import org.caseledger.events.complaint.DeliveryWay;
import org.caseledger.events.complaint.DisputeStep;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Ending.ComplaintSettled;
import org.caseledger.events.complaint.ForeignCase;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.HandlingEvent.HandedToPolice;
import org.caseledger.events.complaint.HandlingEvent.LeadDecided;
import org.caseledger.events.complaint.HandlingEvent.LeadFound;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReported;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.HandlingEvent.RectificationCompleted;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.caseledger.events.complaint.LinkEvent.ComplaintJoined;
import org.caseledger.events.complaint.LinkEvent.JoinUndone;
import org.caseledger.events.complaint.LinkEvent.NewFactsReported;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.caseledger.events.complaint.LinkEvent.RepeatsAnalysed;
import org.caseledger.events.complaint.MediationEvent.ConsentRecorded;
import org.caseledger.events.complaint.MediationEvent.MediationArranged;
import org.caseledger.events.complaint.MediationEvent.RecusalAsked;
import org.caseledger.events.complaint.MediationEvent.RecusalDecided;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.PaperEvent.PaperDelivered;
import org.caseledger.events.complaint.PaperEvent.PaperIssued;
import org.caseledger.events.complaint.PaperEvent.PaperReceived;
import org.caseledger.events.complaint.PaperFormat;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.ReceiptEvent.AgentRecorded;
import org.caseledger.events.complaint.ReceiptEvent.CaseTakenOver;
import org.caseledger.events.complaint.ReceiptEvent.FactsAdded;
import org.caseledger.events.complaint.ReceiptEvent.FilingSplit;
import org.caseledger.events.complaint.ReceiptEvent.RepresentativesNamed;
import org.caseledger.events.complaint.ReceiptEvent.TakeOverConfirmed;
import org.caseledger.events.complaint.ReconsiderationResult;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionDisputed;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionSettled;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.events.complaint.SupervisionEvent.AccountabilityRecorded;
import org.caseledger.events.complaint.SupervisionEvent.CaseAccountabilityWithdrawn;
import org.caseledger.events.complaint.SupervisionEvent.CasePublished;
import org.caseledger.events.complaint.SupervisionEvent.EscalatedToSuperior;
import org.caseledger.events.complaint.SupervisionEvent.EscalationAnswered;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.complaint.SupervisionEvent.UrgingAnswered;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.events.duty.DutyEvent.DutyAssigned;
import org.caseledger.events.duty.DutyEvent.DutySwapped;
import org.caseledger.events.duty.DutyEvent.DutyWithdrawn;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.events.incident.Improvement;
import org.caseledger.events.incident.IncidentEvent.ComplaintAttached;
import org.caseledger.events.incident.IncidentEvent.ComplaintDetached;
import org.caseledger.events.incident.IncidentEvent.ImprovementCompleted;
import org.caseledger.events.incident.IncidentEvent.IncidentClosed;
import org.caseledger.events.incident.IncidentEvent.IncidentDeclared;
import org.caseledger.events.incident.IncidentEvent.IncidentEvaluated;
import org.caseledger.events.incident.IncidentEvent.InformationReleased;
import org.caseledger.events.incident.IncidentEvent.MeasureTaken;
import org.caseledger.events.incident.IncidentEvent.ProposalDismissed;
import org.caseledger.events.incident.IncidentEvent.ReplayPlanned;
import org.caseledger.events.incident.IncidentEvent.ReplayStopped;
import org.caseledger.events.incident.IncidentEvent.ReportedToSuperior;
import org.caseledger.events.incident.IncidentEvent.TaskForceFormed;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentLevel;
import org.caseledger.events.incident.IncidentMeasure;
import org.caseledger.events.incident.ProposalId;
import org.caseledger.events.incident.ReplayedCase;
import org.caseledger.events.incident.TaskGroup;
import org.caseledger.events.inspection.InspectionEvent.InspectionAnswered;
import org.caseledger.events.inspection.InspectionEvent.InspectionPrepared;
import org.caseledger.events.inspection.InspectionEvent.InspectionRemarked;
import org.caseledger.events.inspection.InspectionEvent.InspectionSentBack;
import org.caseledger.events.inspection.InspectionEvent.InspectionSignedOff;
import org.caseledger.events.inspection.InspectionFigure;
import org.caseledger.events.oversight.AccessEvent.CasesSearched;
import org.caseledger.events.oversight.AccessEvent.LoginFailed;
import org.caseledger.events.oversight.AccessEvent.LoginsEnded;
import org.caseledger.events.oversight.AccessEvent.PersonLoggedIn;
import org.caseledger.events.oversight.AccessEvent.PersonLoggedOut;
import org.caseledger.events.oversight.AccessEvent.RecordsRead;
import org.caseledger.events.oversight.AttemptRefused;
import org.caseledger.events.oversight.FindingAnswer;
import org.caseledger.events.oversight.FindingAnswered;
import org.caseledger.events.oversight.FindingRef;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.events.oversight.ReadingSign;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.events.oversight.RepeatNotLinked;
import org.caseledger.events.oversight.SampleEvent.SampleSeeded;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.events.oversight.SearchKind;
import org.caseledger.events.oversight.UnusualReadingNoticed;
import org.caseledger.query.views.Recorded;
import org.caseledger.testing.Events;

/** One sample of every event there is, so that a view can be shown them all. */
public final class Samples {
    private static final Instant AT = Instant.parse("2026-03-10T01:00:00Z");
    private static final Occurred OCCURRED = Occurred.at(AT);

    private static final LocalDate SUNDAY = LocalDate.parse("2026-03-01");
    private static final DutyOfficer OFFICER = new DutyOfficer("handler", "何𠮷", "13900000000");

    private Samples() {}

    /** The whole life of a case, and after it every event that it does not have. */
    public static List<Recorded> all() {
        var history = History.wholeLife();
        var recorded = new ArrayList<>(history.recorded());
        var others = new ArrayList<LedgerEvent>(others(history.caseId()));
        var shown = new HashSet<Class<?>>();
        recorded.forEach(r -> shown.add(r.event().getClass()));
        others.forEach(event -> shown.add(event.getClass()));
        EventCodec.types().stream()
                .filter(type -> !shown.contains(type))
                .map(GoldenEvents::event)
                .forEach(others::add);
        for (LedgerEvent event : others) {
            recorded.add(new Recorded(
                    recorded.size() + 1, history.caseId(), recorded.size(), history.now(), Actor.SYSTEM, event));
        }
        return recorded;
    }

    /** One sample of every event that is of none of these types, to show that a fold ignores it. */
    public static List<LedgerEvent> except(Class<?>... types) {
        return all().stream()
                .map(Recorded::event)
                .filter(event -> !Set.<Class<?>>of(types).contains(event.getClass()))
                .toList();
    }

    private static List<LedgerEvent> others(CaseId caseId) {
        return List.of(
                Events.corrected(CorrectedField.RESPONDENT, "甲", "乙", null, null, "登记有误", OCCURRED),
                Events.corrected(CorrectedField.CHANNEL, "LETTER", "WECHAT", null, null, "登记有误", OCCURRED),
                Events.corrected(CorrectedField.KIND, "COMPLAINT", "REPORT", null, null, "登记有误", OCCURRED),
                Events.corrected(CorrectedField.NARRATIVE, null, null, SEALED, SEALED, "登记有误", OCCURRED),
                Events.corrected(CorrectedField.COMPLAINANT, null, null, null, SEALED, "登记有误", OCCURRED),
                new FilingSplit(CaseId.random(), "来件含投诉和举报", OCCURRED),
                new RepeatComplaintLinked(CaseId.random(), "同一投诉", OCCURRED),
                new RepeatLinkUndone(CaseId.random(), "并非同一事项", OCCURRED),
                new ComplaintJoined(CaseId.random(), "多人投诉一事", OCCURRED),
                new JoinUndone(CaseId.random(), "诉求不同", OCCURRED),
                new AgentRecorded(SEALED, "代为投诉", LocalDate.of(2026, 12, 31), "0".repeat(64), OCCURRED),
                new RepresentativesNamed(SEALED, 12, OCCURRED),
                new FactsAdded(SEALED, null, OCCURRED),
                new CaseTakenOver(
                        new ForeignCase("金牛区局", "jinniu.example/log", CaseId.random(), 4711), "note", OCCURRED),
                new TakeOverConfirmed(
                        new ForeignCase("金牛区局", "jinniu.example/log", CaseId.random(), 4711), "note", OCCURRED),
                new ConsentRecorded(ConsentTo.MEDIATION, Party.RESPONDENT, true, Medium.PHONE, OCCURRED),
                new MediationArranged(
                        AT, "调解室", "赵明", "区消协", new Told(Medium.PHONE, AT), new Told(Medium.PHONE, AT), OCCURRED),
                new RecusalAsked(Party.COMPLAINANT, "赵明", "系近亲属", OCCURRED),
                new RecusalDecided("赵明", true, "属实", OCCURRED),
                new CasePublished("已责令退款。", "0".repeat(64), OCCURRED),
                new NewFactsReported(CaseId.random(), "另有三批次过期", OCCURRED),
                new JurisdictionDisputed("温江区局", "均认为由对方处理", OCCURRED),
                new JurisdictionSettled(DisputeStep.NAMED, "郫都区局", OCCURRED),
                new ComplaintDeclined("已过三年", new Told(Medium.PHONE, AT), null, null, null, null, null, OCCURRED),
                new ComplaintReferred("城管局", "职责", new Told(Medium.PHONE, AT), null, null, OCCURRED),
                new ComplaintSettled("已退款", new Told(Medium.PHONE, AT), OCCURRED),
                new ContactRecorded("投诉人", Medium.PHONE, SEALED, Notice.MEDIATION_ENDED, null, null, OCCURRED),
                new OpinionReported("市局", SEALED, "已下架", OCCURRED),
                new LeadFound(null, SEALED, OCCURRED),
                new HandedToPolice("区公安分局", SEALED, "购物视频", OCCURRED),
                new LeadDecided(true, "证据充分", OCCURRED),
                new OpinionProposed(SEALED, new Plan("现场检查", AT, "张三"), OCCURRED),
                new OpinionReviewed(1, false, "请写明依据", "head", OCCURRED),
                new HandlingUrged("请抓紧", UrgingStep.CRITICISM, Clock.REPLY, 1, AT, OCCURRED),
                new UrgingAnswered(1, "已约双方调解", AT, OCCURRED),
                new RectificationOrdered("下架过期食品", AT, OCCURRED),
                new RectificationCompleted(1, "已下架", OCCURRED),
                new AccountabilityRecorded(AccountabilityKind.CRITICISM, "西埔所", "超期", OCCURRED),
                new SecrecyMarked(SecrecyGround.STATE, List.of("handler"), SEALED, OCCURRED),
                new SecrecyLifted("保密期满", OCCURRED),
                new AssistanceAsked(XIPU, "请核查仓库", LocalDate.of(2026, 3, 5), XIPU, OCCURRED),
                new AssistanceAnswered(1, XIPU, "票据齐全", null, OCCURRED),
                new AssistanceReturned(1, XIPU, "不在本辖区", OCCURRED),
                new AssistanceWithdrawn(1, XIPU, "已经查清", OCCURRED),
                new EscalatedToSuperior("市局", false, "跨区", OCCURRED),
                new ReconsiderationDecided(2, ReconsiderationResult.UPHELD, "原处理事实清楚", "head", OCCURRED),
                new EscalationAnswered(1, "由本局继续办理", "按期回复投诉人", OCCURRED),
                new PaperIssued(PaperKind.REPLY, "郫市监投复〔2026〕", 1, Map.of(PaperFormat.PDF, "0".repeat(64)), OCCURRED),
                new PaperDelivered("郫市监投复〔2026〕第1号", "投诉人", DeliveryWay.MAIL, OCCURRED),
                new PaperReceived("郫市监投复〔2026〕第1号", DeliveryOutcome.RECEIVED, null, OCCURRED),
                Events.adopted(
                        "citizen-messages",
                        "1",
                        Set.of(SourceGap.SIGN_OFF),
                        SourceVerdict.IN_TIME,
                        "已转办",
                        true,
                        new Occurred(null, null, "citizen-messages")),
                new ProposalDismissed(ProposalId.of(caseId), "个案，不启动", OCCURRED),
                new IncidentDeclared(
                        IncidentKind.SURGE,
                        IncidentLevel.THREE,
                        "投诉激增",
                        "一小时40件",
                        false,
                        ProposalId.of(AT, "ALL"),
                        OCCURRED),
                new TaskForceFormed("王局长", Map.of(TaskGroup.RESPONSE, List.of("张三")), OCCURRED),
                new ComplaintAttached(caseId, "同一事件", OCCURRED),
                new ComplaintDetached(caseId, "并非同一事件", OCCURRED),
                new MeasureTaken(IncidentMeasure.ADD_STAFF, "增派三人", TaskGroup.LOGISTICS, "李四", OCCURRED),
                new ReportedToSuperior("市局", AT, "某商场", "消费者40人", "一个街道", OCCURRED),
                new InformationReleased("局网站", "正在处理", OCCURRED),
                new ReplayPlanned(AT, AT, 60, AT, List.of(new ReplayedCase(caseId, AT, 1)), OCCURRED),
                new ReplayStopped("时间已到", OCCURRED),
                new IncidentClosed("全部办结", OCCURRED),
                new IncidentEvaluated(
                        List.of("人手不足"), List.of(new Improvement("备勤名单", "赵中心", LocalDate.of(2026, 4, 1))), OCCURRED),
                new ImprovementCompleted(1, "已建立", OCCURRED),
                new AttemptRefused(
                        caseId,
                        "AssignComplaint",
                        "SIGN_OFF_BEFORE_ASSIGNMENT",
                        "P9.03",
                        "须先签阅",
                        "sign-off first",
                        ComplaintState.CLASSIFIED,
                        List.of("SignOffRouting")),
                new SealedDataOpened(caseId, Set.of("narrative"), "page"),
                new FindingAnswered(caseId, "RUBBER_STAMP", 1, FindingAnswer.EXPLAINED, "当面汇报后批准"),
                new SampleSeeded(null, AT, null, null, 20, 4711, 312, "00", "00"),
                new DutyOfficerNamed(SUNDAY, XIPU, List.of(OFFICER.withoutPhone()), AT),
                new DutyAssigned(XIPU, SUNDAY, DutyKind.STANDBY, OFFICER, "补登"),
                new DutySwapped(XIPU, SUNDAY, OFFICER, OFFICER, SUNDAY, "站长", "家中有事"),
                new DutyWithdrawn(XIPU, SUNDAY, OFFICER, "调离"),
                new AccountabilityDeclared(
                        AccountabilityKind.COMMENDATION,
                        XIPU,
                        "handler",
                        "何岸",
                        "调解成功率高",
                        List.of(caseId),
                        List.of(new FindingRef(caseId, "RUBBER_STAMP", 1)),
                        List.of()),
                new AccountabilityWithdrawn("事实有误"),
                new InspectionPrepared(
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 3, 31),
                        XIPU,
                        1,
                        AT,
                        "cn",
                        Map.of(InspectionFigure.RECEIVED, 1L),
                        List.of(),
                        List.of(),
                        "00"),
                new InspectionRemarked("台账齐全", "两件逾期", "说明原因", AT),
                new InspectionAnswered("已逐件说明"),
                new InspectionSentBack("00", "请补现场情况"),
                new InspectionSignedOff("00", "同意"),
                new RepeatNotLinked(caseId, CaseId.named("earlier"), "郫市监投〔2026〕000001号", 1, 30),
                new RectificationOverdue(caseId, 1, AT),
                new UnusualReadingNoticed(caseId, ReadingSign.OFF_HOURS, "handler", null, AT, 4711, 1, 0),
                new PersonLoggedIn(false, "10.1.2.3", null),
                new PersonLoggedOut("10.1.2.3", null),
                new LoginsEnded("handler", 2, "10.1.2.3", null),
                new LoginFailed(null, AT, 1, "10.1.2.3"),
                new CasesSearched(SearchKind.WORDS, caseId, "00", 3, "10.1.2.3", null),
                new RecordsRead(ReadKind.DOSSIER, caseId, null, null, "10.1.2.3", null),
                new CaseAccountabilityWithdrawn(1, "事实有误", OCCURRED),
                new RepeatsAnalysed(SEALED, "更换供货商", OCCURRED),
                new ComplaintAssigned(XIPU, null, "重新分派", null, OCCURRED));
    }
}
