package org.caseledger.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityWithdrawn;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.events.calendar.HolidaysRecorded;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSuspended;
import org.caseledger.events.clocks.LapseReason;
import org.caseledger.events.clocks.OtherLimit;
import org.caseledger.events.clocks.SuspensionGround;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAnswered;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAsked;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceReturned;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceWithdrawn;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClassificationEvent.LoweringApproved;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.ClassificationEvent.LoweringRejected;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.ClosingEvent.ReconsiderationDecided;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ConsentTo;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.DeliveryOutcome;
import org.caseledger.events.complaint.DeliveryWay;
import org.caseledger.events.complaint.Demand;
import org.caseledger.events.complaint.Demands;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DisputeStep;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Ending.ComplaintSettled;
import org.caseledger.events.complaint.Ending.OpinionConcluded;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.ForeignCase;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.HandlingEvent.HandedToPolice;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.HandlingEvent.LeadDecided;
import org.caseledger.events.complaint.HandlingEvent.LeadFound;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReported;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.HandlingEvent.RectificationCompleted;
import org.caseledger.events.complaint.HandlingEvent.RectificationOrdered;
import org.caseledger.events.complaint.Jurisdiction;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.LinkEvent.ComplaintJoined;
import org.caseledger.events.complaint.LinkEvent.JoinUndone;
import org.caseledger.events.complaint.LinkEvent.NewFactsReported;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.caseledger.events.complaint.LinkEvent.RepeatsAnalysed;
import org.caseledger.events.complaint.Matter;
import org.caseledger.events.complaint.MediationEnding;
import org.caseledger.events.complaint.MediationEvent.ConsentRecorded;
import org.caseledger.events.complaint.MediationEvent.MediationArranged;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.MediationEvent.RecusalAsked;
import org.caseledger.events.complaint.MediationEvent.RecusalDecided;
import org.caseledger.events.complaint.NamedCategory;
import org.caseledger.events.complaint.NamedRespondent;
import org.caseledger.events.complaint.NoteWritten;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.OtherMatter;
import org.caseledger.events.complaint.PaperEvent.PaperDelivered;
import org.caseledger.events.complaint.PaperEvent.PaperIssued;
import org.caseledger.events.complaint.PaperEvent.PaperReceived;
import org.caseledger.events.complaint.PaperFormat;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.events.complaint.Party;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.ProposedRouting;
import org.caseledger.events.complaint.QueryCodeGiven;
import org.caseledger.events.complaint.ReceiptEvent.AgentRecorded;
import org.caseledger.events.complaint.ReceiptEvent.CaseTakenOver;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.FactsAdded;
import org.caseledger.events.complaint.ReceiptEvent.FilingSplit;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.ReceiptEvent.RepresentativesNamed;
import org.caseledger.events.complaint.ReceiptEvent.TakeOverConfirmed;
import org.caseledger.events.complaint.ReconsiderationResult;
import org.caseledger.events.complaint.RecordItem;
import org.caseledger.events.complaint.RefusalGround;
import org.caseledger.events.complaint.RefusalSign;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionDisputed;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionSettled;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.RoutingReason;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.events.complaint.SupervisionEvent.AccountabilityRecorded;
import org.caseledger.events.complaint.SupervisionEvent.CaseAccountabilityWithdrawn;
import org.caseledger.events.complaint.SupervisionEvent.CasePublished;
import org.caseledger.events.complaint.SupervisionEvent.EscalatedToSuperior;
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
import org.caseledger.events.log.EventSetAside;
import org.caseledger.events.log.LogAdmitted;
import org.caseledger.events.log.LogContinued;
import org.caseledger.events.log.LostEvent;
import org.caseledger.events.log.MasterKeyReplaced;
import org.caseledger.events.office.CategoryEvent.CategoriesAdopted;
import org.caseledger.events.office.CategoryEvent.CategoryAdded;
import org.caseledger.events.office.CategoryEvent.CategoryMerged;
import org.caseledger.events.office.CategoryEvent.CategoryRenamed;
import org.caseledger.events.office.CategoryEvent.CategoryRetired;
import org.caseledger.events.office.CategoryKind;
import org.caseledger.events.office.Delegable;
import org.caseledger.events.office.DelegationEvent.DelegationGranted;
import org.caseledger.events.office.DelegationEvent.DelegationRevoked;
import org.caseledger.events.office.FactorEvent.AuthenticatorEnrolled;
import org.caseledger.events.office.FactorEvent.PasskeyRegistered;
import org.caseledger.events.office.FactorEvent.PasskeyRemoved;
import org.caseledger.events.office.FactorEvent.RecoveryCodeUsed;
import org.caseledger.events.office.FactorEvent.RecoveryCodesMade;
import org.caseledger.events.office.FactorEvent.SecondFactorRemoved;
import org.caseledger.events.office.ListKind;
import org.caseledger.events.office.ListViewEvent.ListViewRemoved;
import org.caseledger.events.office.ListViewEvent.ListViewSaved;
import org.caseledger.events.office.NoticeChannel;
import org.caseledger.events.office.NoticeChoice;
import org.caseledger.events.office.NoticeEvent.NoticeDefaultsSet;
import org.caseledger.events.office.NoticeEvent.NoticesChosen;
import org.caseledger.events.office.NoticeEvent.UndeliveredNoticesSettled;
import org.caseledger.events.office.NoticeKind;
import org.caseledger.events.office.NoticeTiming;
import org.caseledger.events.office.ParameterEvent.ParameterChangeApproved;
import org.caseledger.events.office.ParameterEvent.ParameterChangeProposed;
import org.caseledger.events.office.ParameterEvent.ParameterChangeRejected;
import org.caseledger.events.office.ParameterEvent.ParameterChangeWithdrawn;
import org.caseledger.events.office.PersonEvent.PasswordSet;
import org.caseledger.events.office.PersonEvent.PersonChanged;
import org.caseledger.events.office.PersonEvent.PersonRecorded;
import org.caseledger.events.office.SettingsEvent.SettingsChanged;
import org.caseledger.events.office.SettingsEvent.SettingsRecorded;
import org.caseledger.events.office.SubscriptionEvent.CalendarSubscribed;
import org.caseledger.events.office.SubscriptionEvent.CalendarUnsubscribed;
import org.caseledger.events.office.TemplateEvent.TemplateAdded;
import org.caseledger.events.office.TemplateEvent.TemplateChanged;
import org.caseledger.events.office.TemplateEvent.TemplateRetired;
import org.caseledger.events.office.TemplateKind;
import org.caseledger.events.office.UnitEvent.UnitChanged;
import org.caseledger.events.office.UnitEvent.UnitRecorded;
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
import org.caseledger.events.oversight.ReviewConclusion;
import org.caseledger.events.oversight.SampleEvent.MinutesIssued;
import org.caseledger.events.oversight.SampleEvent.ReviewConcluded;
import org.caseledger.events.oversight.SampleEvent.ReviewConfirmed;
import org.caseledger.events.oversight.SampleEvent.SampleDrawn;
import org.caseledger.events.oversight.SampleEvent.SampleSeeded;
import org.caseledger.events.oversight.SampleStrata;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.events.oversight.SearchKind;
import org.caseledger.events.oversight.UnusualReadingNoticed;
import org.caseledger.events.reporting.DistrictReportEvent.DistrictReportCorrected;
import org.caseledger.events.reporting.DistrictReportEvent.DistrictReportReceived;
import org.caseledger.events.reporting.Figure;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportAsked;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportDropped;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportReceived;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportSent;
import org.caseledger.events.respondent.RegisteredBusiness;
import org.caseledger.events.respondent.RespondentEvent.RespondentAliased;
import org.caseledger.events.respondent.RespondentEvent.RespondentChanged;
import org.caseledger.events.respondent.RespondentEvent.RespondentRegistered;
import org.caseledger.events.respondent.RespondentEvent.RespondentsJoined;
import org.caseledger.events.respondent.RespondentEvent.RespondentsParted;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.events.retention.HoldGround;
import org.caseledger.events.retention.RetentionClass;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.events.retention.RetentionEvent.CaseSealedOff;
import org.caseledger.events.retention.RetentionEvent.DestructionApproved;
import org.caseledger.events.retention.RetentionEvent.DestructionProposed;
import org.caseledger.events.retention.RetentionEvent.DestructionPutOff;
import org.caseledger.events.retention.RetentionEvent.SealingOffLifted;
import org.caseledger.events.retention.SealingGround;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stored form of events: every event is written exactly as in its golden file, and equal when read back. A changed
 * shape is a new revision with a new file; the old file stays and is still readable.
 */
class StoredShapeTest {

    private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-09T16:00:00.123456Z");
    private static final CaseId CASE = CaseId.of("00000000-0000-4000-8000-000000000001");
    private static final UnitId XIPU = new UnitId("XIPU");
    private static final UnitId HONGGUANG = new UnitId("HONGGUANG");
    private static final Sealed SEALED = new Sealed("bm9uY2VjaXBoZXJ0ZXh0dGFn");
    private static final Told TOLD = new Told(Medium.PHONE, AT);
    private static final Occurred NOW = Occurred.at(AT);
    private static final DutyOfficer OFFICER = new DutyOfficer("handler", "何𠮷", "13900000000");
    private static final RetentionClass KEPT =
            new RetentionClass("ordinary", "一般投诉", "ordinary complaints", 10, "令第8号 / Order 8");
    private static final DestructionApproved APPROVED = new DestructionApproved("leader", Role.LEADER, AT);
    private static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static final ForeignCase FOREIGN = new ForeignCase("金牛区市场监督管理局", "jinniu.example/log", CASE, 4711);

    private static final String WORDS = "9f86d081884c7d659a2feaa0c55ad015";

    private static final String[] NONE = {};

    /** The parts of an event that its golden file has not, since they do not go with the others. */
    private static final Map<Class<?>, String[]> NOT_TOGETHER = Map.ofEntries(
            Map.entry(AssistanceAnswered.class, new String[] {"evidence"}),
            Map.entry(CategoryAdded.class, new String[] {"english"}),
            Map.entry(CategoryRenamed.class, new String[] {"english"}),
            Map.entry(
                    ComplaintReceived.class,
                    new String[] {"person", "respondentDetails", "matter", "given", "evidence"}),
            Map.entry(ReplyApproved.class, new String[] {"onBehalfOf"}),
            Map.entry(RecordCorrected.class, new String[] {
                "personBefore",
                "personAfter",
                "detailsBefore",
                "detailsAfter",
                "sealedBefore",
                "sealedAfter",
                "matterBefore",
                "matterAfter",
                "given"
            }),
            Map.entry(ComplaintReturned.class, new String[] {"by"}),
            Map.entry(ListViewSaved.class, new String[] {"username"}),
            Map.entry(ListViewRemoved.class, new String[] {"username"}),
            Map.entry(ComplaintAccepted.class, new String[] {"jurisdiction"}),
            Map.entry(
                    ComplaintDeclined.class,
                    new String[] {"ground", "signs", "otherWaysTold", "repeats", "jurisdiction"}),
            Map.entry(ComplaintReferred.class, new String[] {"matter", "jurisdiction"}),
            Map.entry(MediationRecorded.class, new String[] {"ending"}),
            Map.entry(ContactRecorded.class, new String[] {"basis", "party"}),
            Map.entry(DeadlineSet.class, new String[] {"others", "unit"}),
            Map.entry(ComplaintClassified.class, new String[] {"object", "problem"}),
            Map.entry(LoweringProposed.class, new String[] {"object", "problem"}),
            Map.entry(ComplaintAssigned.class, new String[] {"proposed"}),
            Map.entry(UnitRecorded.class, new String[] {"streets", "lines", "english", "closed"}),
            Map.entry(UnitChanged.class, new String[] {"streets", "lines", "english", "closed"}),
            Map.entry(LeadFound.class, new String[] {"lead"}),
            Map.entry(SampleSeeded.class, new String[] {"kind"}),
            Map.entry(ReviewConcluded.class, new String[] {"second"}),
            Map.entry(MinutesIssued.class, new String[] {"members"}));

    private static final RegisteredBusiness BUSINESS =
            new RegisteredBusiness("好邻居超市", "91330100799655058B", "犀浦镇1号", "犀浦街道", "王经理", "028-87654321", "超市");
    private static final RespondentId OTHER_ENTRY = RespondentId.of("00000000-0000-4000-8000-000000000007");

    static List<LedgerEvent> samples() {
        return List.of(
                new ComplaintReceived(
                        CASE,
                        "郫市监投〔2026〕000001号",
                        ComplaintKind.COMPLAINT,
                        Channel.HOTLINE_12315,
                        SEALED,
                        SEALED,
                        "某超市",
                        "P9",
                        new Occurred(AT, "系统停机", null)),
                new RecordCorrected(CorrectedField.CHANNEL, "PHONE", "LETTER", null, null, "登记有误", NOW),
                new FilingSplit(CASE, "来件同时包含投诉和举报", NOW),
                new RepeatComplaintLinked(CASE, "同一事项", NOW),
                new RepeatLinkUndone(CASE, "并非同一事项", NOW),
                new ComplaintJoined(CASE, "同一事项多人投诉", NOW),
                new JoinUndone(CASE, "诉求不同", NOW),
                new AgentRecorded(SEALED, "代为投诉、接受调解", LocalDate.of(2026, 12, 31), DIGEST, NOW),
                new RepresentativesNamed(SEALED, 12, NOW),
                new FactsAdded(SEALED, List.of(new Evidence("小票.jpg", DIGEST)), NOW),
                new CaseTakenOver(FOREIGN, "c2sp.org/tlog-proof@v1\n", NOW),
                new TakeOverConfirmed(FOREIGN, "c2sp.org/tlog-proof@v1\n", NOW),
                new ConsentRecorded(ConsentTo.MEDIATION, Party.RESPONDENT, true, Medium.PHONE, NOW),
                new MediationArranged(LATER, "犀浦所调解室", "赵明", "区消费者协会", TOLD, TOLD, NOW),
                new RecusalAsked(Party.COMPLAINANT, "赵明", "系被投诉人近亲属", NOW),
                new RecusalDecided("赵明", true, "属实", NOW),
                new AssistanceAsked(
                        new UnitId("HONGGUANG"), "请核查仓库的进货票据", LocalDate.of(2026, 3, 3), new UnitId("CENTER"), NOW),
                new AssistanceAnswered(1, new UnitId("HONGGUANG"), "票据齐全", null, NOW),
                new AssistanceReturned(1, new UnitId("HONGGUANG"), "仓库不在本辖区", NOW),
                new AssistanceWithdrawn(1, new UnitId("HONGGUANG"), "已经查清", NOW),
                new CasePublished("已责令退款。", DIGEST, NOW),
                new PaperIssued(
                        PaperKind.ACCEPTANCE,
                        "郫市监投受〔2026〕",
                        12,
                        new TreeMap<>(Map.of(
                                PaperFormat.DOCX, DIGEST,
                                PaperFormat.PDF, DIGEST,
                                PaperFormat.OFD, DIGEST)),
                        NOW),
                new PaperDelivered("郫市监投受〔2026〕第12号", "投诉人本人", DeliveryWay.IN_PERSON, NOW),
                new PaperReceived("郫市监投受〔2026〕第12号", DeliveryOutcome.CAME_BACK, "查无此人", NOW),
                new NewFactsReported(CASE, "另有三批次过期", NOW),
                new JurisdictionDisputed("温江区市场监管局", "双方均认为由对方处理", NOW),
                new JurisdictionSettled(DisputeStep.NAMED, "郫都区市场监管局", NOW),
                new ComplaintClassified(
                        List.of("食品", "奶粉"),
                        null,
                        null,
                        Severity.MAJOR,
                        Difficulty.HARDER,
                        OpinionLevel.BLUE,
                        LineOfBusiness.FOOD_DRUG,
                        Set.of(Flag.WIDE_IMPACT),
                        NOW),
                new RoutingSignedOff(XIPU, "请犀浦所处理", NOW),
                new ComplaintAssigned(XIPU, "handler", "就近", null, NOW),
                new ComplaintReturned(XIPU, "不属本辖区", HONGGUANG, NOW),
                new ReconsiderationDecided(2, ReconsiderationResult.UPHELD, "原处理事实清楚", "head", NOW),
                new ReturnReviewed(XIPU, "handler", false, true, ComplaintState.ASSIGNED, "属犀浦辖区", "leader", NOW),
                new ComplaintAccepted(XIPU, TOLD, NOW),
                new ComplaintDeclined("超过受理期限", TOLD, NOW),
                new ComplaintReferred("区住建局", "不属本部门职责", TOLD, NOW),
                new ComplaintSettled("双方已退款和解", TOLD, NOW),
                new InvestigationRecorded(XIPU, true, SEALED, List.of(new Evidence("照片", DIGEST)), NOW),
                new MediationRecorded(true, SEALED, NOW),
                new ContactRecorded("投诉人", Medium.SMS, SEALED, Notice.PROGRESS, NOW),
                new OpinionReported("区政府", SEALED, "下架", NOW),
                new LeadFound(SEALED, NOW),
                new LeadDecided(true, "违法事实清楚", NOW),
                new HandedToPolice("区公安分局", SEALED, "购物视频光盘一张", NOW),
                new OpinionProposed(SEALED, new Plan("约谈", LATER, "李四"), NOW),
                new OpinionReviewed(1, true, "同意", "head", NOW),
                new LoweringProposed(
                        1,
                        ComplaintKind.INQUIRY,
                        Channel.LETTER,
                        List.of("食品", "奶粉"),
                        null,
                        null,
                        Severity.GENERAL,
                        Difficulty.HARDER,
                        OpinionLevel.BLUE,
                        LineOfBusiness.QUALITY,
                        Set.of(Flag.ON_SITE),
                        "经核实为个案",
                        "dispatcher",
                        NOW),
                new LoweringApproved(1, "同意", "leader", NOW),
                new LoweringRejected(1, "事实未查清", "leader", NOW),
                new ReplyDrafted(1, SEALED, DIGEST, "handler", NOW),
                new DraftReviewed(1, DIGEST, true, "同意", "handler2", NOW),
                new ReplyApproved(ApprovalLevel.LEADER, 1, DIGEST, "同意", "leader", NOW),
                new ReplyRejected(ApprovalLevel.LEGAL, 1, DIGEST, "事实不清", "legal", NOW),
                new ComplaintReplied(SEALED, DIGEST, 1, Medium.LETTER, NOW),
                new OpinionConcluded(SEALED, DIGEST, 1, "下架", "局官方微博", NOW),
                new FollowUpRecorded(Satisfaction.PARTLY, SEALED, NOW),
                new ComplaintReopened(ReopenGround.DISSATISFIED, 2, "不满意", NOW),
                new HandlingUrged("请抓紧", UrgingStep.REMINDER, Clock.REPLY, 1, LATER, NOW),
                new UrgingAnswered(1, "已约双方调解", LATER, NOW),
                new RectificationOrdered("整改台账", LATER, NOW),
                new RectificationCompleted(1, "整改台账", NOW),
                new AccountabilityRecorded(AccountabilityKind.CRITICISM, "犀浦所", "逾期", NOW),
                new SecrecyMarked(SecrecyGround.TRADE, List.of("handler", "leader"), SEALED, NOW),
                new SecrecyLifted("配方已公开", NOW),
                new EscalatedToSuperior("市局", false, "案情重大", NOW),
                new ComplaintArchived(
                        Set.of(DossierPart.REGISTRATION_FORM),
                        Map.of(DossierPart.FEEDBACK_RECORD, "无法联系"),
                        "诉求无法律依据",
                        NOW),
                new HistoryAdopted(
                        "旧系统",
                        "8001",
                        Set.of(SourceGap.SIGN_OFF),
                        SourceVerdict.IN_TIME,
                        "已转办",
                        true,
                        ComplaintState.DECLINED,
                        AT,
                        LATER,
                        new Occurred(null, null, "旧系统")),
                new DeadlineSet(
                        Clock.REPLY, 1, 1, AT, AT, LATER, "reply-hotlines", "P9.08", "1", "cn-2019-2026", false),
                new DeadlineMet(Clock.REPLY, 1, LATER, true),
                new DeadlineMissed(Clock.REPLY, 1, LATER),
                new DeadlineExtended(Clock.REPLY, 1, "须检测", TOLD, AT, LATER, "P9.08", "leader", NOW),
                new DeadlineSuspended(Clock.MEDIATION, 1, SuspensionGround.TESTING, "检测委托书1号", NOW),
                new DeadlineResumed(Clock.MEDIATION, 1, AT, LATER, NOW),
                new DeadlineLapsed(Clock.SIGN_OFF, 1, LapseReason.CASE_ENDED, AT),
                new ProposalDismissed(new ProposalId("surge/2026-03-02T01:00:00Z/CHANNEL/WECHAT"), "系统对接补录", NOW),
                new IncidentDeclared(
                        IncidentKind.FOOD_SAFETY,
                        IncidentLevel.TWO,
                        "某学校食堂食物中毒",
                        "同日多人投诉",
                        false,
                        ProposalId.of(CASE),
                        NOW),
                new TaskForceFormed("王局长", Map.of(TaskGroup.RESPONSE, List.of("张三", "李四")), NOW),
                new ComplaintAttached(CASE, "同一食堂", NOW),
                new ComplaintDetached(CASE, "另一食堂", NOW),
                new MeasureTaken(
                        IncidentMeasure.CLOSE_BUSINESS,
                        "责令食堂停业整顿",
                        TaskGroup.RESPONSE,
                        "张三",
                        new Occurred(AT, "现场无网络", null)),
                new ReportedToSuperior("市局", AT, "某学校", "学生32人", "一所学校", NOW),
                new InformationReleased("局网站", "已停业整顿，学生均已出院", NOW),
                new ReplayPlanned(AT, LATER, 60, LATER, List.of(new ReplayedCase(CASE, AT, 1)), NOW),
                new ReplayStopped("时间已到", NOW),
                new IncidentClosed("食堂整改完毕", NOW),
                new IncidentEvaluated(
                        List.of("报告不及时"), List.of(new Improvement("修订值班制度", "赵中心", LocalDate.of(2026, 4, 1))), NOW),
                new ImprovementCompleted(1, "已修订并下发", NOW),
                new AttemptRefused(
                        CASE,
                        "assign-complaint",
                        "SIGN_OFF_BEFORE_ASSIGNMENT",
                        "P9.03",
                        "首次分派前须经局领导签阅",
                        "A first assignment needs a sign-off",
                        ComplaintState.CLASSIFIED,
                        List.of("classify-complaint")),
                new SealedDataOpened(CASE, Set.of("complainant"), "web"),
                new FindingAnswered(CASE, "RUBBER_STAMP", 17, FindingAnswer.EXPLAINED, "当面汇报后批准"),
                new SampleSeeded(
                        AT, LATER, null, new SampleStrata("leader", XIPU, true), 20, 4711, 312, DIGEST, "00ff"),
                new SampleDrawn(List.of(CASE)),
                new ReviewConcluded(CASE, ReviewConclusion.BREACH, "P9.12", "未经批准即回复"),
                new ReviewConfirmed(CASE, 1, false, "另有批准"),
                new MinutesIssued("请承办单位整改"),
                new NoteWritten("请@何岸核对票据", List.of("handler"), List.of(XIPU), AT),
                new QueryCodeGiven(DIGEST, AT),
                new CaseSealedOff(SealingGround.ASKED, KEPT, LocalDate.parse("2037-01-01"), AT),
                new SealingOffLifted("复议受理", AT),
                new DestructionProposed(KEPT, LocalDate.parse("2026-03-02"), LocalDate.parse("2037-01-01"), AT),
                new DestructionPutOff(HoldGround.LITIGATION, "一审未结", LocalDate.parse("2038-01-01"), AT),
                APPROVED,
                new CaseDestroyed(
                        "郫市监投〔2026〕000001号",
                        KEPT,
                        List.of(APPROVED),
                        Map.of("ComplaintReceived.narrative", 1),
                        Map.of("pdf", 2),
                        false,
                        AT),
                new DutyOfficerNamed(
                        LocalDate.parse("2026-03-01"), XIPU, List.of(new DutyOfficer("handler", "何𠮷", null)), AT),
                new DutyAssigned(XIPU, LocalDate.parse("2026-03-01"), DutyKind.STANDBY, OFFICER, "补登"),
                new DutySwapped(
                        XIPU,
                        LocalDate.parse("2026-12-27"),
                        OFFICER,
                        new DutyOfficer("luo", "罗青", "028-87654321"),
                        LocalDate.parse("2027-01-02"),
                        "站长",
                        "家中有事"),
                new DutyWithdrawn(XIPU, LocalDate.parse("2026-03-01"), OFFICER, "调离"),
                new AccountabilityDeclared(
                        AccountabilityKind.COMMENDATION,
                        XIPU,
                        "handler",
                        "何岸",
                        "调解成功率高",
                        List.of(CASE),
                        List.of(new FindingRef(CASE, "RUBBER_STAMP", 17)),
                        List.of(CASE.value())),
                new AccountabilityWithdrawn("事实有误"),
                new UpwardReportAsked(
                        LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28), "市局", "二月汇总", LocalDate.of(2026, 3, 5)),
                new UpwardReportSent(Medium.PLATFORM, "3号"),
                new UpwardReportReceived("办公室签收"),
                new UpwardReportDropped("不再要求"),
                new DistrictReportReceived(
                        "ledger.pixian.test/log",
                        LocalDate.of(2026, 2, 1),
                        LocalDate.of(2026, 2, 28),
                        LocalDate.of(2026, 3, 5),
                        new TreeMap<>(Map.of(Figure.RECEIVED, 6L, Figure.ACCEPTED, 4L)),
                        "郫市监报3号"),
                new DistrictReportCorrected(Map.of(Figure.RECEIVED, 7L), "郫市监报4号", "该局更正"),
                new RespondentRegistered(BUSINESS),
                new RespondentChanged(BUSINESS, "营业执照变更"),
                new RespondentAliased(List.of("好邻居", "好邻居便利店")),
                new RespondentsJoined(OTHER_ENTRY, "同一经营者"),
                new RespondentsParted(OTHER_ENTRY, "并非同一经营者"),
                new LogAdmitted(1234, "升级前的记录，核验相符"),
                new MasterKeyReplaced(2, "保管人离任"),
                new EventSetAside(4711, "board", "旧版本写入的事件，视图不能处理"),
                new LogContinued(
                        4711,
                        4712,
                        "ledger.example.gov.cn/log",
                        "ledger.example.gov.cn/log\n4712\n",
                        true,
                        List.of(new LostEvent(
                                4712,
                                new UUID(0, 7),
                                "郫市监投〔2026〕000017号",
                                "ComplaintReceived",
                                "intake",
                                "登记员",
                                Instant.parse("2026-03-02T04:00:00Z"))),
                        "原主库损毁，备库缺最后一件"),
                new PersonRecorded("he", "何𠮷", Role.HANDLER, XIPU, true, "ab".repeat(32), "调入"),
                new PersonChanged("he", "何𠮷", Role.HANDLER, XIPU, false, "调离"),
                new PasswordSet("he", "ab".repeat(32), "本人遗忘，当面核实"),
                new UnitRecorded(XIPU, "犀浦市场监督管理所", UnitKind.STATION, null, null, "机构设置"),
                new UnitChanged(XIPU, "犀浦所", UnitKind.STATION, null, null, "更名"),
                new CategoriesAdopted(
                        List.of(
                                new CategoriesAdopted.Entry(
                                        CategoryKind.OBJECT, new CategoryCode("01"), null, "食品", null),
                                new CategoriesAdopted.Entry(
                                        CategoryKind.OBJECT,
                                        new CategoryCode("0105"),
                                        new CategoryCode("01"),
                                        "乳制品",
                                        null)),
                        "自编目录",
                        "启用目录"),
                new CategoryAdded(
                        CategoryKind.PROBLEM,
                        new CategoryCode("W0107"),
                        new CategoryCode("W01"),
                        "以次充好",
                        null,
                        "新增常见问题"),
                new CategoryRenamed(new CategoryCode("0105"), "奶制品", null, "统一名称"),
                new CategoryMerged(new CategoryCode("0105"), new CategoryCode("01"), "合并统计"),
                new CategoryRetired(new CategoryCode("0105"), "不再使用"),
                new TemplateAdded(1, TemplateKind.AGREEMENT, "同意", "同意。{今天}", "统一用语"),
                new TemplateChanged(1, 2, "同意办理", "同意，请按期办结。", "补充要求"),
                new TemplateRetired(1, "不再使用"),
                new ParameterChangeProposed(1, "P9.rules.reply-letter.limit.amount", "7", "5", "群众等候过久"),
                new ParameterChangeApproved(1, "同意试行"),
                new ParameterChangeRejected(1, "时限过短"),
                new ParameterChangeWithdrawn(1, "填写有误"),
                new DelegationGranted(
                        1,
                        "leader",
                        "head",
                        Role.CENTER_HEAD,
                        new UnitId("center"),
                        List.of(Delegable.ROUTING, Delegable.REPLY),
                        LocalDate.of(2026, 3, 2),
                        LocalDate.of(2026, 3, 6),
                        "外出开会"),
                new DelegationRevoked(1, "提前返回"),
                new CalendarSubscribed("handler", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
                new CalendarUnsubscribed("handler"),
                new SettingsRecorded(new TreeMap<>(Map.of("caseledger.law", "auto")), "root", "启用"),
                new SettingsChanged(
                        List.of(
                                new SettingsChanged.Change("caseledger.law", "auto", "off"),
                                new SettingsChanged.Change("P9.rules.reply.amount", "5", null)),
                        "root",
                        "上级部署"),
                new HolidaysRecorded(
                        2027,
                        "国办发明电〔2026〕7号",
                        List.of(new HolidaysRecorded.Day(LocalDate.of(2027, 1, 1), "元旦")),
                        List.of(new HolidaysRecorded.Day(LocalDate.of(2027, 2, 20), "春节"))),
                new InspectionPrepared(
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 3, 31),
                        XIPU,
                        4711,
                        AT,
                        "cn-2019-2026",
                        new TreeMap<>(Map.of(InspectionFigure.MEDIAN_DAYS, 4L, InspectionFigure.RECEIVED, 12L)),
                        List.of(new InspectionPrepared.Limit(Clock.REPLY, 13, 9, 1L, 1, 1, 0, 1)),
                        List.of(new InspectionPrepared.Found("RUBBER_STAMP", "P9.12", "SERIOUS", 2, 1)),
                        DIGEST),
                new InspectionRemarked("台账齐全", "两件逾期", "说明逾期原因", LATER),
                new InspectionAnswered("已逐件说明"),
                new InspectionSentBack(DIGEST, "请补现场情况"),
                new InspectionSignedOff(DIGEST, "同意"),
                new RepeatNotLinked(
                        CASE, CaseId.of("00000000-0000-4000-8000-000000000002"), "郫市监投〔2026〕000123号", 17, 30),
                new RectificationOverdue(CASE, 2, LATER),
                new UnusualReadingNoticed(CASE, ReadingSign.MANY_CASES, "handler", XIPU, AT, 4711, 60, 12),
                new PersonLoggedIn(true, "10.1.2.3").salted("5a17"),
                new PersonLoggedOut("10.1.2.3").salted("5a17"),
                new LoginsEnded("handler", 2, "10.1.2.3").salted("5a17"),
                new NoticesChosen(
                        "handler",
                        "hean@example.gov.cn",
                        "hean",
                        "13900000000",
                        LocalTime.of(20, 0),
                        LocalTime.of(7, 30),
                        List.of(new NoticeChoice(NoticeKind.OVERDUE, NoticeChannel.SMS, NoticeTiming.NEVER))),
                new ListViewSaved(null, XIPU, ListKind.BOARD, "超期未办", "light=RED&sort=STUCK"),
                new ListViewRemoved(null, XIPU, ListKind.BOARD, "超期未办"),
                new NoticeDefaultsSet(
                        List.of(new NoticeChoice(NoticeKind.ASSIGNED, NoticeChannel.SMS, NoticeTiming.NEVER)),
                        "节省短信费用"),
                new UndeliveredNoticesSettled(List.of(new UUID(0, 1)), true, "已当面告知"),
                new AuthenticatorEnrolled("handler", DIGEST),
                new PasskeyRegistered("handler", "工位电脑", DIGEST),
                new PasskeyRemoved("handler", "工位电脑"),
                new RecoveryCodesMade("handler", 10),
                new RecoveryCodeUsed("handler", 9),
                new SecondFactorRemoved("handler", "手机丢失"),
                new LoginFailed("handler", AT, 12, "10.1.2.3").salted("5a17"),
                new CasesSearched(SearchKind.CANDIDATES, CASE, WORDS, 3, "10.1.2.3").salted("5a17"),
                new RecordsRead(ReadKind.DOSSIER, CASE, "x", WORDS, "10.1.2.3").salted("5a17"),
                new CaseAccountabilityWithdrawn(2, "事实有误", Occurred.at(AT)),
                new RepeatsAnalysed(SEALED, "更换供货商", Occurred.at(AT)));
    }

    static Set<Class<? extends LedgerEvent>> types() {
        return EventCodec.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeOfEventHasAGoldenFileAndIsWrittenBackAsItWasRead(Class<? extends LedgerEvent> type) {
        var event = GoldenEvents.event(type);
        assertThat(event).isInstanceOf(type).hasNoNullFieldsOrPropertiesExcept(NOT_TOGETHER.getOrDefault(type, NONE));
        assertThat(EventCodec.write(event)).isEqualTo(GoldenEvents.json(type));
    }

    @Test
    void everyTypeHasAStoredNameOfItsOwn() {
        assertThat(EventCodec.types().stream().map(EventCodec::nameOf)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEventIsWrittenExactlyAsItsGoldenFileSays(LedgerEvent event) {
        var type = EventCodec.typeOf(event.getClass());
        assertThat(EventCodec.write(event)).isEqualTo(GoldenEvents.json(event.getClass()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aGoldenFileIsReadBackEqual(LedgerEvent event) {
        var type = EventCodec.typeOf(event.getClass());
        var json = GoldenEvents.json(event.getClass());
        assertThat(EventCodec.read(type.value(), type.revision(), json)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void oneOfANewerRevisionIsRefused(LedgerEvent event) {
        var type = EventCodec.typeOf(event.getClass());
        assertThatThrownBy(() -> EventCodec.read(type.value(), type.revision() + 1, EventCodec.write(event)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type.value())
                .hasMessageContaining("a newer version wrote it");
    }

    @Test
    void anUrgingOfTheFirstRevisionIsStillReadAsAnUrging() {
        var event = EventCodec.read("HandlingUrged", 1, GoldenEvents.json("HandlingUrged", 1));
        assertThat(event).isEqualTo(new HandlingUrged("请抓紧", null, null, null, null, NOW));
        assertThat(((HandlingUrged) event).taken()).isEqualTo(UrgingStep.URGE);
    }

    @Test
    void aCompletionOfTheFirstRevisionIsStillReadAndNamesNoOrder() {
        var event = EventCodec.read("RectificationCompleted", 1, GoldenEvents.json("RectificationCompleted", 1));
        assertThat(event).isEqualTo(new RectificationCompleted(null, "整改台账", NOW));
    }

    @Test
    void aSampleOfTheFirstRevisionIsStillReadAsOneOfDecisions() {
        var event = EventCodec.read("SampleSeeded", 1, GoldenEvents.json("SampleSeeded", 1));
        assertThat(event).isEqualTo(new SampleSeeded(AT, LATER, "REPLY", null, 20, 4711, 312, DIGEST, "00ff"));
    }

    @Test
    void whatIsToldOfARespondentStandsBesideTheName() {
        var details = RespondentDetails.ofBusiness(null, "91330100799655058B", "犀浦镇1号", "犀浦街道");
        var business = NamedRespondent.of("某超市", RespondentKind.BUSINESS, details);
        assertThat(EventCodec.write(business.details()))
                .isEqualTo("{\"creditCode\":\"91330100799655058B\",\"address\":\"犀浦镇1号\",\"street\":\"犀浦街道\"}");
        // Of a natural person the address is an official text, and there is no code.
        var person = NamedRespondent.of("王某", RespondentKind.PERSON, details);
        assertThat(EventCodec.write(person.details())).isEqualTo("{\"personAddress\":\"犀浦镇1号\",\"street\":\"犀浦街道\"}");
        assertThat(EventCodec.read(EventCodec.write(person.details()), RespondentDetails.class))
                .isEqualTo(person.details());
        var nothing = RespondentDetails.ofBusiness(null, null, null, null);
        assertThat(NamedRespondent.of("某超市", null, nothing).details()).isNull();
    }

    @Test
    void aRespondentWhoIsAPersonStandsBesideTheMaskedName() {
        var about = NamedRespondent.of("𠮷田一郎", RespondentKind.PERSON);
        var event = new ComplaintReceived(
                CASE,
                "郫市监投〔2026〕000001号",
                ComplaintKind.COMPLAINT,
                Channel.PHONE,
                null,
                SEALED,
                about.shown(),
                about.person(),
                null,
                null,
                null,
                "P9",
                NOW);
        var json = EventCodec.write(event);

        assertThat(json).contains("\"respondent\":\"𠮷**\",\"person\":\"𠮷田一郎\"");
        assertThat(EventCodec.read("ComplaintReceived", 1, json)).isEqualTo(event);
    }

    @Test
    void aReceiptWithItsMatterIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new ComplaintReceived(
                CASE,
                "郫市监投〔2026〕000001号",
                ComplaintKind.COMPLAINT,
                Channel.PHONE,
                SEALED,
                SEALED,
                "某超市",
                null,
                null,
                new Matter(
                        "奶粉",
                        "某牌",
                        "900克",
                        "2罐",
                        new BigDecimal("596.00"),
                        "犀浦店",
                        LocalDate.of(2026, 2, 20),
                        LocalDate.of(2026, 2, 28),
                        new Demands(Set.of(Demand.REFUND), new BigDecimal("596.00"), null, null)),
                Set.of(RecordItem.COMPLAINANT_NAME),
                "P9",
                NOW);
        var json = GoldenEvents.json("ComplaintReceived-matter", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("ComplaintReceived", 1, json)).isEqualTo(event);
    }

    @Test
    void aReceiptWithItsEvidenceIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new ComplaintReceived(
                CASE,
                "郫市监投〔2026〕000001号",
                ComplaintKind.COMPLAINT,
                Channel.PHONE,
                SEALED,
                SEALED,
                "某超市",
                null,
                null,
                null,
                Set.of(RecordItem.COMPLAINANT_NAME),
                List.of(new Evidence("小票.jpg", DIGEST), new Evidence("包装袋", null)),
                "P9",
                NOW);
        var json = GoldenEvents.json("ComplaintReceived-evidence", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("ComplaintReceived", 1, json)).isEqualTo(event);
    }

    @Test
    void aReportOnAnAssistanceWithItsEvidenceIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new AssistanceAnswered(
                1, new UnitId("HONGGUANG"), "票据齐全", List.of(new Evidence("票据.pdf", DIGEST)), NOW);
        var json = GoldenEvents.json("AssistanceAnswered-evidence", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("AssistanceAnswered", 1, json)).isEqualTo(event);
    }

    @Test
    void changesOfTheListsWithEnglishNamesAreWrittenExactlyAsTheirGoldenFilesSay() {
        var food = new CategoryCode("01");
        var milk = new CategoryCode("0105");
        var adopted = new CategoriesAdopted(
                List.of(
                        new CategoriesAdopted.Entry(CategoryKind.OBJECT, food, null, "食品", "Food"),
                        new CategoriesAdopted.Entry(CategoryKind.OBJECT, milk, food, "乳制品", null)),
                "自编目录",
                "启用目录");
        var added = new CategoryAdded(
                CategoryKind.PROBLEM,
                new CategoryCode("W0107"),
                new CategoryCode("W01"),
                "以次充好",
                "Passing off",
                "新增常见问题");
        for (var event : List.of(adopted, added, new CategoryRenamed(milk, "奶制品", "Dairy", "统一名称"))) {
            var type = event.getClass().getSimpleName();
            var json = GoldenEvents.json(type + "-english", 1);
            assertThat(EventCodec.write(event)).isEqualTo(json);
            assertThat(EventCodec.read(type, 1, json)).isEqualTo(event);
        }
    }

    @Test
    void aClassificationByTheListsIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new ComplaintClassified(
                List.of("食品", "乳制品"),
                new CategoryCode("0105"),
                new NamedCategory(new CategoryCode("W0101"), List.of("质量", "不合格")),
                Severity.MAJOR,
                Difficulty.HARDER,
                OpinionLevel.BLUE,
                LineOfBusiness.FOOD_DRUG,
                Set.of(Flag.WIDE_IMPACT),
                NOW);
        var json = GoldenEvents.json("ComplaintClassified-listed", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("ComplaintClassified", 1, json)).isEqualTo(event);
    }

    @Test
    void aConclusionWithItsReader_andMinutesWithTheirMembers_areWrittenAsTheirGoldenFilesSay() {
        Map.<String, LedgerEvent>of(
                        "ReviewConcluded-second",
                        new ReviewConcluded(CASE, ReviewConclusion.IN_ORDER, null, null, "auditor2"),
                        "MinutesIssued-members",
                        new MinutesIssued("请承办单位整改", List.of("auditor", "auditor2")))
                .forEach(StoredShapeTest::isWrittenAsItsGoldenFileSays);
    }

    @Test
    void anApprovalByDelegationIsWrittenAsItsGoldenFileSays_andIsOfBothPeople() {
        var event = new ReplyApproved(ApprovalLevel.LEADER, 1, DIGEST, "同意", "head", "leader", NOW);
        isWrittenAsItsGoldenFileSays("ReplyApproved-delegated", event);
        assertThat(event.people()).containsExactly("head", "leader");
    }

    @Test
    void anAssignmentWithAProposalIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new ComplaintAssigned(
                XIPU, null, null, new ProposedRouting(XIPU, List.of(RoutingReason.STREET, RoutingReason.OBJECT)), NOW);
        var json = GoldenEvents.json("ComplaintAssigned-proposed", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("ComplaintAssigned", 1, json)).isEqualTo(event);
    }

    @Test
    void aUnitWithStreetsIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new UnitRecorded(
                XIPU, "犀浦所", UnitKind.STATION, List.of("犀浦街道"), List.of(new CategoryCode("01")), "机构设置");
        var json = GoldenEvents.json("UnitRecorded-streets", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("UnitRecorded", 1, json)).isEqualTo(event);
    }

    @Test
    void aClosedUnitWithAnEnglishNameIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new UnitChanged(XIPU, "犀浦所", UnitKind.STATION, null, null, "机构调整", "Xipu Station", true);
        var json = GoldenEvents.json("UnitChanged-closed", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("UnitChanged", 1, json)).isEqualTo(event);
    }

    @Test
    void anUnknownTypeIsRefused() {
        assertThatThrownBy(() -> EventCodec.read("ComplaintForgotten", 1, "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ComplaintForgotten");
    }

    @Test
    void whatIsNotKnownIsLeftOutAndReadBackAsNotKnown() {
        var event = new RoutingSignedOff(XIPU, null, NOW);
        assertThat(EventCodec.write(event))
                .isEqualTo("{\"unit\":\"XIPU\",\"occurred\":{\"at\":\"2026-03-02T01:00:00Z\"}}");
        assertThat(EventCodec.read("RoutingSignedOff", 1, EventCodec.write(event)))
                .isEqualTo(event);
    }

    @Test
    void aSignatureOnPaperIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var onPaper = new Occurred(AT, "外出开会", null, DIGEST);
        var event = new RoutingSignedOff(XIPU, "请犀浦所处理", onPaper);
        var json = GoldenEvents.json("RoutingSignedOff-paper", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("RoutingSignedOff", 1, json)).isEqualTo(event);
    }

    @Test
    void aDeadlineWithOtherLimitsIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new DeadlineSet(
                Clock.MEDIATION,
                1,
                1,
                AT,
                AT,
                LATER,
                "law-mediation",
                "778.46",
                "P9-1+law-1",
                "cn-2019-2026",
                false,
                List.of(new OtherLimit("law-mediation-order-20", "20.21", AT, LATER, true)),
                null);
        var json = GoldenEvents.json("DeadlineSet-others", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("DeadlineSet", 1, json)).isEqualTo(event);
    }

    @Test
    void theDeadlineOfAnAssistanceIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new DeadlineSet(
                Clock.ASSISTANCE,
                2,
                1,
                AT,
                AT,
                LATER,
                "assistance",
                "P9.01",
                "P9-2",
                "cn-2019-2026",
                false,
                null,
                new UnitId("HONGGUANG"));
        var json = GoldenEvents.json("DeadlineSet-unit", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("DeadlineSet", 1, json)).isEqualTo(event);
    }

    @Test
    void aDeclineWithItsGroundIsWrittenExactlyAsItsGoldenFileSaysAndReadBackEqual() {
        var event = new ComplaintDeclined(
                "多次购买同批次临期食品", TOLD, RefusalGround.NO_CONSUMER_DISPUTE, Set.of(RefusalSign.SHARED_CONTACT), true, NOW);
        var json = GoldenEvents.json("ComplaintDeclined-ground", 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read("ComplaintDeclined", 1, json)).isEqualTo(event);
    }

    @Test
    void whatOrder121AddsIsWrittenExactlyAsItsGoldenFilesSayAndReadBackEqual() {
        Map.<String, LedgerEvent>of(
                        "MediationRecorded-ending",
                        new MediationRecorded(false, SEALED, MediationEnding.NO_AGREEMENT, NOW),
                        "ComplaintReturned-by",
                        new ComplaintReturned(XIPU, "不属本辖区", null, "handler", NOW),
                        "ComplaintReferred-matter",
                        new ComplaintReferred("区司法局", "属行政复议申请", TOLD, OtherMatter.RECONSIDERATION, NOW),
                        "ComplaintAccepted-jurisdiction",
                        new ComplaintAccepted(XIPU, TOLD, Jurisdiction.PLACE_OF_BUSINESS, NOW),
                        "ComplaintDeclined-repeats",
                        new ComplaintDeclined(
                                "与在先举报事实相同", TOLD, null, null, null, CASE, Jurisdiction.PLACE_OF_ACT, NOW),
                        "ContactRecorded-party",
                        new ContactRecorded(
                                "某超市", Medium.SMS, SEALED, Notice.MEDIATION_ENDED, null, Party.RESPONDENT, NOW),
                        "ContactRecorded-basis",
                        new ContactRecorded("举报人", Medium.SMS, SEALED, Notice.LEAD_DECISION, "药品管理法第一百零六条", NOW))
                .forEach(StoredShapeTest::isWrittenAsItsGoldenFileSays);
    }

    private static void isWrittenAsItsGoldenFileSays(String name, LedgerEvent event) {
        var json = GoldenEvents.json(name, 1);
        assertThat(EventCodec.write(event)).isEqualTo(json);
        assertThat(EventCodec.read(EventCodec.nameOf(event.getClass()), 1, json))
                .isEqualTo(event);
    }

    @Test
    void aLeadOfRevision1_isReadAsItWasKept() {
        var lead = EventCodec.read("LeadFound", 1, GoldenEvents.json("LeadFound", 1));
        assertThat(lead).isEqualTo(new LeadFound("涉嫌销售过期食品", null, NOW));
    }
}
