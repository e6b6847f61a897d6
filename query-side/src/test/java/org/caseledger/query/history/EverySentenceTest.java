package org.caseledger.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.Sealed;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
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
import org.caseledger.events.clocks.SuspensionGround;
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
import org.caseledger.events.complaint.Ending.ComplaintWithdrawn;
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
import org.caseledger.events.complaint.NoteWritten;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.OtherMatter;
import org.caseledger.events.complaint.PaperEvent.PaperDelivered;
import org.caseledger.events.complaint.PaperEvent.PaperIssued;
import org.caseledger.events.complaint.PaperEvent.PaperReceived;
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
import org.caseledger.events.complaint.RefusalGround;
import org.caseledger.events.complaint.RefusalSign;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
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
import org.caseledger.query.DisplayNames;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The sentences of the events, with and without the facts that may be missing. */
class EverySentenceTest {

    private static final ForeignCase FOREIGN = new ForeignCase("金牛区局", "jinniu.example/log", CaseId.random(), 4711);

    private static final RegisteredBusiness BUSINESS =
            new RegisteredBusiness("好邻居超市", "91330100799655058B", "犀浦镇1号", null, null, null, null);
    private static final RespondentId OTHER_ENTRY = RespondentId.of("00000000-0000-4000-8000-000000000007");

    private static final Instant AT = Instant.parse("2026-03-10T01:00:00Z");
    private static final Instant END_OF_DAY = Instant.parse("2026-03-12T16:00:00Z");
    private static final Occurred OCCURRED = Occurred.at(AT);
    private static final UnitId XIPU = new UnitId("XIPU");
    private static final UnitId ANJING = new UnitId("ANJING");
    private static final Sealed SEALED = new Sealed("AAAA");
    private static final CaseId CASE = CaseId.of("00000000-0000-4000-8000-000000000001");
    private static final Told TOLD = new Told(Medium.SMS, AT);
    private static final LocalDate SUNDAY = LocalDate.parse("2026-03-01");
    private static final DutyOfficer HE = new DutyOfficer("he", "何𠮷", "13900000000");
    private static final DutyOfficer SU = new DutyOfficer("su", "苏禾", null);

    private static Arguments told(LedgerEvent event, String zh, String en) {
        return Arguments.of(event, zh.formatted(CASE), en.formatted(CASE));
    }

    private static RecordCorrected corrected(@Nullable Matter before, Matter after) {
        return new RecordCorrected(
                CorrectedField.MATTER,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                before,
                after,
                null,
                "误记",
                OCCURRED);
    }

    static Stream<Arguments> registration() {
        return Stream.of(
                told(
                        new ComplaintReceived(
                                CASE,
                                "郫市监投〔2026〕000001号",
                                ComplaintKind.REPORT,
                                Channel.HOTLINE_12315,
                                null,
                                SEALED,
                                "𠮷祥烘焙坊",
                                "P9",
                                OCCURRED),
                        "收件登记：举报，编号 郫市监投〔2026〕000001号，渠道：12315热线，被投诉人：𠮷祥烘焙坊",
                        "Registered: report, number 郫市监投〔2026〕000001号, channel: hotline 12315, respondent: 𠮷祥烘焙坊"),
                told(
                        new ComplaintReceived(
                                CASE,
                                "郫市监投〔2026〕000002号",
                                ComplaintKind.INQUIRY,
                                Channel.VISIT,
                                null,
                                SEALED,
                                null,
                                "P9",
                                OCCURRED),
                        "收件登记：咨询，编号 郫市监投〔2026〕000002号，渠道：来访",
                        "Registered: inquiry, number 郫市监投〔2026〕000002号, channel: visit"),
                told(
                        new ComplaintReceived(
                                CASE,
                                "郫市监投〔2026〕000003号",
                                ComplaintKind.COMPLAINT,
                                Channel.VISIT,
                                null,
                                SEALED,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of(new Evidence("照片", "00"), new Evidence("购物小票", null)),
                                "P9",
                                OCCURRED),
                        "收件登记：投诉，编号 郫市监投〔2026〕000003号，渠道：来访，随附证据2份",
                        "Registered: complaint, number 郫市监投〔2026〕000003号, channel: visit, pieces of evidence: 2"),
                told(
                        new RecordCorrected(CorrectedField.COMPLAINANT, null, null, SEALED, SEALED, "电话有误", OCCURRED),
                        "更正投诉人（内容已密封），原因：电话有误",
                        "Corrected the complainant (sealed), reason: 电话有误"),
                told(
                        new RecordCorrected(CorrectedField.NARRATIVE, null, null, SEALED, SEALED, "日期有误", OCCURRED),
                        "更正投诉内容（内容已密封），原因：日期有误",
                        "Corrected the narrative (sealed), reason: 日期有误"),
                told(
                        new RecordCorrected(CorrectedField.RESPONDENT, null, "１２３号店", null, null, "补登", OCCURRED),
                        "更正被投诉人：“无”改为“１２３号店”，原因：补登",
                        "Corrected the respondent from “none” to “１２３号店”, reason: 补登"),
                told(
                        new RecordCorrected(CorrectedField.RESPONDENT, "红光超市", null, null, null, "误登", OCCURRED),
                        "更正被投诉人：“红光超市”改为“无”，原因：误登",
                        "Corrected the respondent from “红光超市” to “none”, reason: 误登"),
                told(
                        new RecordCorrected(CorrectedField.KIND, "COMPLAINT", "OPINION", null, null, "误选", OCCURRED),
                        "更正性质：“投诉”改为“舆情”，原因：误选",
                        "Corrected the kind from “complaint” to “public opinion”, reason: 误选"),
                told(
                        corrected(
                                new Matter(
                                        "奶粉",
                                        "某牌",
                                        null,
                                        "2罐",
                                        new BigDecimal("596"),
                                        null,
                                        LocalDate.of(2026, 2, 20),
                                        null,
                                        new Demands(Set.of(Demand.REFUND), new BigDecimal("596.00"), null, null)),
                                new Matter(
                                        "奶粉",
                                        null,
                                        "900克100%",
                                        "3罐",
                                        new BigDecimal("596.00"),
                                        null,
                                        LocalDate.of(2026, 2, 21),
                                        null,
                                        new Demands(
                                                Set.of(Demand.REFUND, Demand.DAMAGES),
                                                new BigDecimal("894.00"),
                                                new BigDecimal("100.00"),
                                                null))),
                        "更正争议事项：品牌“某牌”改为“无”、型号“无”改为“900克100%%”、数量“2罐”改为“3罐”、"
                                + "购买日期“2026-02-20”改为“2026-02-21”、投诉请求“退还货款、服务费用”改为“退还货款、服务费用、赔偿损失”、"
                                + "退款金额（元）“596.00”改为“894.00”、赔偿金额（元）“无”改为“100.00”，原因：误记",
                        "Corrected the matter: brand from “某牌” to “none”, model from “none” to “900克100%%”,"
                                + " quantity from “2罐” to “3罐”, day of purchase from “2026-02-20” to “2026-02-21”,"
                                + " demands from “refund” to “refund, damages”, refund in yuan from “596.00” to “894.00”,"
                                + " damages in yuan from “none” to “100.00”, reason: 误记"),
                told(
                        corrected(null, new Matter("酸奶", null, null, null, null, null, null, null, null)),
                        "更正争议事项：商品或者服务“无”改为“酸奶”，原因：误记",
                        "Corrected the matter: goods or service from “none” to “酸奶”, reason: 误记"),
                told(
                        new FilingSplit(CASE, "来件含投诉和举报", OCCURRED),
                        "同一来件中的投诉 %s 与本举报分别处理，理由：来件含投诉和举报",
                        "Handled apart from complaint %s of the same filing, reason: 来件含投诉和举报"),
                told(
                        new RepeatComplaintLinked(CASE, "同一事项", OCCURRED),
                        "关联为重复投诉，原件 %s，理由：同一事项",
                        "Linked as a repeat of case %s, reason: 同一事项"),
                told(
                        new RepeatLinkUndone(CASE, "并非同一事项", OCCURRED),
                        "撤销与 %s 的重复投诉关联，理由：并非同一事项",
                        "Link to case %s undone, reason: 并非同一事项"),
                told(
                        new ComplaintJoined(CASE, "多人投诉一事", OCCURRED),
                        "并入 %s 一并办理，理由：多人投诉一事",
                        "Joined to case %s for handling, reason: 多人投诉一事"),
                told(
                        new AgentRecorded(SEALED, "代为投诉", LocalDate.of(2026, 12, 31), "0".repeat(64), OCCURRED),
                        "登记委托代理，委托事项：代为投诉，期限至2026-12-31",
                        "Agent recorded, authorised for: 代为投诉, until 2026-12-31"),
                told(
                        new RepresentativesNamed(SEALED, 12, OCCURRED),
                        "12名投诉人推选代表人",
                        "Representatives named by 12 complainants"),
                told(
                        new CaseTakenOver(FOREIGN, "note", OCCURRED),
                        "接收金牛区局移送，对方台账jinniu.example/log，位置4711",
                        "Taken over from 金牛区局, its log jinniu.example/log, position 4711"),
                told(
                        new TakeOverConfirmed(FOREIGN, "note", OCCURRED),
                        "金牛区局已接收移送，对方台账jinniu.example/log，位置4711",
                        "Taken over by 金牛区局, its log jinniu.example/log, position 4711"),
                told(new FactsAdded(SEALED, null, OCCURRED), "投诉人在网上补充事实", "Facts added online by the complainant"),
                told(
                        new FactsAdded(SEALED, List.of(new Evidence("小票.jpg", "0".repeat(64))), OCCURRED),
                        "投诉人在网上补充事实，随附证据1份",
                        "Facts added online by the complainant, pieces of evidence: 1"),
                told(
                        new ConsentRecorded(ConsentTo.MEDIATION, Party.RESPONDENT, true, Medium.PHONE, OCCURRED),
                        "被投诉人同意调解",
                        "Consent of the respondent to: mediation"),
                told(
                        new ConsentRecorded(ConsentTo.PUBLICATION, Party.COMPLAINANT, false, Medium.PHONE, OCCURRED),
                        "投诉人不同意公示",
                        "No consent of the complainant to: publication"),
                told(
                        new MediationArranged(AT, "调解室", "赵明", "区消协", TOLD, TOLD, OCCURRED),
                        "安排%s调解，调解人员：赵明，地点：调解室，受委托组织：区消协".formatted(Times.at(AT)),
                        "Mediation arranged for %s, mediator: 赵明, place: 调解室, entrusted body: 区消协"
                                .formatted(Times.at(AT))),
                told(
                        new RecusalAsked(Party.COMPLAINANT, "赵明", "系近亲属", OCCURRED),
                        "投诉人申请调解人员赵明回避，理由：系近亲属",
                        "The complainant asked that mediator 赵明 stands aside, reason: 系近亲属"),
                told(
                        new RecusalDecided("赵明", true, "属实", OCCURRED),
                        "决定调解人员赵明回避，理由：属实",
                        "Mediator 赵明 stands aside, reason: 属实"),
                told(
                        new RecusalDecided("赵明", false, "不属实", OCCURRED),
                        "决定调解人员赵明不回避，理由：不属实",
                        "Mediator 赵明 goes on, reason: 不属实"),
                told(
                        new CasePublished("已责令退款。", "0".repeat(64), OCCURRED),
                        "公示：已责令退款。（摘要 00000000）",
                        "Published: 已责令退款。 (digest 00000000)"),
                told(
                        new NewFactsReported(CASE, "另有三批次过期", OCCURRED),
                        "举报人在 %s 中补充新的事实：另有三批次过期",
                        "New facts reported in case %s: 另有三批次过期"),
                told(
                        new JurisdictionDisputed("温江区局", "均认为由对方处理", OCCURRED),
                        "与温江区局发生处理权限争议，理由：均认为由对方处理",
                        "Jurisdiction disputed with 温江区局, reason: 均认为由对方处理"),
                told(
                        new JurisdictionSettled(DisputeStep.SUBMITTED, "市局", OCCURRED),
                        "处理权限争议：协商不成，报请共同的上一级机关指定，机关：市局",
                        "Dispute on jurisdiction: not agreed, submitted to the common superior, authority: 市局"),
                told(
                        new JoinUndone(CASE, "诉求不同", OCCURRED),
                        "撤销与 %s 的并案，理由：诉求不同",
                        "Join to case %s undone, reason: 诉求不同"),
                told(
                        new RepeatsAnalysed(SEALED, "更换供货商", OCCURRED),
                        "分析重复投诉，预防措施：更换供货商",
                        "Repeats analysed, preventive measures: 更换供货商"));
    }

    static Stream<Arguments> routing() {
        return Stream.of(
                told(
                        new ComplaintClassified(
                                List.of("食品"),
                                null,
                                null,
                                Severity.GENERAL,
                                Difficulty.ORDINARY,
                                OpinionLevel.GENERAL,
                                null,
                                Set.of(),
                                OCCURRED),
                        "分类为食品：严重程度 一般，难易程度 一般问题，舆情等级 一般舆情",
                        "Classified as 食品: severity ordinary, difficulty ordinary, opinion level ordinary"),
                told(
                        new ComplaintClassified(
                                List.of("食品", "过期"),
                                null,
                                null,
                                Severity.URGENT,
                                Difficulty.COMPLEX,
                                OpinionLevel.RED,
                                LineOfBusiness.QUALITY,
                                Set.of(Flag.SAFETY_HAZARD, Flag.ON_SITE),
                                OCCURRED),
                        "分类为食品、过期：严重程度 紧急，难易程度 复杂问题，舆情等级 红色舆情，业务条线 质监（原），标识：需出现场、安全隐患",
                        "Classified as 食品, 过期: severity urgent, difficulty complex, opinion level red, line of business quality supervision (former), flags: on-site investigation required, safety hazard"),
                told(new RoutingSignedOff(XIPU, null, OCCURRED), "局领导签阅，由XIPU承办", "Signed off, handling unit: XIPU"),
                told(
                        new RoutingSignedOff(XIPU, "请于三日内办结", OCCURRED),
                        "局领导签阅，由XIPU承办，意见：请于三日内办结",
                        "Signed off, handling unit: XIPU, opinion: 请于三日内办结"),
                told(new ComplaintAssigned(XIPU, null, null, null, OCCURRED), "分派给XIPU", "Assigned to XIPU"),
                told(
                        new ComplaintAssigned(XIPU, "handler", "原承办人休假", null, OCCURRED),
                        "分派给XIPU，承办人：handler，理由：原承办人休假",
                        "Assigned to XIPU, handler: handler, reason: 原承办人休假"),
                told(
                        new ComplaintAssigned(
                                XIPU, null, null, new ProposedRouting(XIPU, List.of(RoutingReason.STREET)), OCCURRED),
                        "分派给XIPU，与系统建议一致（被投诉人所在镇街）",
                        "Assigned to XIPU, as proposed by the ledger (street of the respondent)"),
                told(
                        new ComplaintAssigned(
                                XIPU,
                                null,
                                null,
                                new ProposedRouting(ANJING, List.of(RoutingReason.STREET, RoutingReason.OBJECT)),
                                OCCURRED),
                        "分派给XIPU，系统建议ANJING（被投诉人所在镇街、客体属其业务），未采纳",
                        "Assigned to XIPU, not as proposed by the ledger: ANJING (street of the"
                                + " respondent, object in its line of business)"),
                told(
                        new UnitChanged(
                                XIPU,
                                "犀浦所",
                                UnitKind.STATION,
                                List.of("犀浦街道"),
                                List.of(new CategoryCode("01")),
                                "划分辖区"),
                        "变更单位XIPU，现为：犀浦所，类型：市场监管所，镇街：犀浦街道，客体：01，理由：划分辖区",
                        "Unit XIPU changed, now: 犀浦所, kind: station, streets: 犀浦街道, objects: 01," + " reason: 划分辖区"),
                told(
                        new ComplaintReturned(XIPU, "不属本所管辖", null, OCCURRED),
                        "XIPU退回，理由：不属本所管辖",
                        "Returned by XIPU, reason: 不属本所管辖"),
                told(
                        new ComplaintReturned(XIPU, "不属本所管辖", ANJING, OCCURRED),
                        "XIPU退回，理由：不属本所管辖，建议由ANJING承办",
                        "Returned by XIPU, reason: 不属本所管辖, proposed unit: ANJING"),
                told(
                        reviewed(true, false, ComplaintState.RETURNED),
                        "审核同意退回，理由：属安靖辖区",
                        "Return accepted, reason: 属安靖辖区"),
                told(
                        reviewed(false, false, ComplaintState.ACCEPTED),
                        "审核不同意退回，由XIPU继续办理，理由：属安靖辖区",
                        "Return refused; the case stays with XIPU, reason: 属安靖辖区"),
                told(
                        reviewed(false, false, ComplaintState.RETURNED),
                        "审核再次不同意退回，报局领导裁定，理由：属安靖辖区",
                        "Return refused again, submitted to a leader, reason: 属安靖辖区"),
                told(
                        reviewed(true, true, ComplaintState.RETURNED),
                        "局领导裁定同意退回，理由：属安靖辖区",
                        "A leader accepted the return, reason: 属安靖辖区"),
                told(
                        reviewed(false, true, ComplaintState.ASSIGNED),
                        "局领导裁定不同意退回，由XIPU办理，不得再次退回，理由：属安靖辖区",
                        "A leader refused the return; XIPU keeps the case and cannot return it again,"
                                + " reason: 属安靖辖区"),
                told(
                        new ComplaintAccepted(XIPU, TOLD, OCCURRED),
                        "XIPU受理，2026-03-10 09:00 以短信告知投诉人",
                        "Accepted by XIPU, complainant notified by text message at 2026-03-10 09:00"),
                told(
                        new ComplaintDeclined(
                                "同批次多次购买",
                                TOLD,
                                RefusalGround.NO_CONSUMER_DISPUTE,
                                Set.of(RefusalSign.NO_PROOF_OF_PURCHASE),
                                true,
                                OCCURRED),
                        "不予受理，理由：同批次多次购买，2026-03-10 09:00 以短信告知投诉人"
                                + "；情形：（三）不是为生活消费需要，或者不能证明存在消费者权益争议"
                                + "；判断因素：（三）不能证明真实消费关系或者消费者权益争议；已告知其他解决途径",
                        "Declined, reason: 同批次多次购买, complainant notified by text message at 2026-03-10 09:00"
                                + "; ground: (3) not for personal consumption, or no consumer dispute shown"
                                + "; factors: (3) no proof of a purchase or of harm"
                                + "; notified of the other ways to settle the dispute"),
                told(
                        new ComplaintDeclined("已过三年", TOLD, OCCURRED),
                        "不予受理，理由：已过三年，2026-03-10 09:00 以短信告知投诉人",
                        "Declined, reason: 已过三年, complainant notified by text message at 2026-03-10 09:00"),
                told(
                        new ComplaintWithdrawn("已与商家和解", TOLD, OCCURRED),
                        "撤回投诉，理由：已与商家和解，2026-03-10 09:00 以短信告知投诉人",
                        "Withdrawn, reason: 已与商家和解, complainant notified by text message at 2026-03-10 09:00"),
                told(
                        new ComplaintReferred("城管局", "属城管职责", TOLD, OCCURRED),
                        "不属本局职责，告知投诉人向城管局反映，理由：属城管职责，2026-03-10 09:00 以短信告知投诉人",
                        "Referred to 城管局, reason: 属城管职责, complainant notified by text message at 2026-03-10 09:00"));
    }

    static Stream<Arguments> handling() {
        return Stream.of(
                told(
                        new InvestigationRecorded(XIPU, true, SEALED, List.of(), OCCURRED),
                        "XIPU进行现场调查",
                        "Investigated on site by XIPU"),
                told(
                        new InvestigationRecorded(
                                XIPU,
                                false,
                                SEALED,
                                List.of(new Evidence("照片", null), new Evidence("购物小票", null)),
                                OCCURRED),
                        "XIPU进行调查（未出现场），证据：照片、购物小票",
                        "Investigated by XIPU, not on site, evidence: 照片, 购物小票"),
                told(new MediationRecorded(true, SEALED, OCCURRED), "调解达成协议", "Mediation ended with an agreement"),
                told(new MediationRecorded(false, null, OCCURRED), "调解未达成协议", "Mediation ended without an agreement"),
                told(
                        new ComplaintAccepted(
                                XIPU, new Told(Medium.NOBODY, Instant.parse("2026-03-10T01:00:00Z")), OCCURRED),
                        "XIPU受理，匿名，无从告知（2026-03-10 09:00）",
                        "Accepted by XIPU, anonymous, no one to notify (2026-03-10 09:00)"),
                told(
                        new ContactRecorded("举报人", Medium.NOBODY, SEALED, Notice.LEAD_DECISION, OCCURRED),
                        "匿名，无从告知举报人，告知事项：立案与否告知",
                        "Anonymous, no one to notify: 举报人, notice given: decision on the lead"),
                told(
                        new ComplaintReplied(SEALED, "0".repeat(64), null, Medium.NOBODY, OCCURRED),
                        "作出答复，匿名无从告知",
                        "Reply recorded; anonymous, no one to notify"),
                told(
                        new ContactRecorded("投诉人", Medium.WECHAT, SEALED, null, OCCURRED),
                        "以微信联系投诉人",
                        "Contact by WeChat with 投诉人"),
                told(
                        new ContactRecorded("投诉人", Medium.LETTER, SEALED, Notice.LEAD_DECISION, OCCURRED),
                        "以信函联系投诉人，告知事项：立案与否告知",
                        "Contact by letter with 投诉人, notice given: decision on the lead"),
                told(
                        new OpinionReported("区委宣传部", SEALED, "已下架", OCCURRED),
                        "向区委宣传部报告舆情，措施：已下架",
                        "Public opinion reported to 区委宣传部, measures: 已下架"),
                told(
                        new MediationRecorded(false, SEALED, MediationEnding.PARTY_GONE, OCCURRED),
                        "调解未达成协议，终止情形：（七）一方死亡或者主体资格灭失",
                        "Mediation ended without an agreement, ground: (7) a party died or ceased to exist"),
                told(
                        new OpinionConcluded(SEALED, "d", null, "已下架", "局官方微博", OCCURRED),
                        "舆情办结，措施：已下架，公布于：局官方微博",
                        "Public opinion concluded, measures: 已下架, published: 局官方微博"),
                told(
                        new OpinionConcluded(SEALED, "d", null, "已下架", null, OCCURRED),
                        "舆情办结，措施：已下架",
                        "Public opinion concluded, measures: 已下架"),
                told(
                        new ComplaintSettled("已退款", TOLD, OCCURRED),
                        "自行和解，理由：已退款，2026-03-10 09:00 以短信告知投诉人",
                        "Settled, reason: 已退款, complainant notified by text message at 2026-03-10 09:00"),
                told(
                        new ComplaintReferred("区司法局", "职责", TOLD, OtherMatter.RECONSIDERATION, OCCURRED),
                        "不属本局职责，告知投诉人向区司法局反映，理由：职责，2026-03-10 09:00 以短信告知投诉人" + "；属行政复议申请，不适用投诉举报程序",
                        "Referred to 区司法局, reason: 职责, complainant notified by text message at 2026-03-10 09:00"
                                + "; it is an application for administrative reconsideration, not a complaint"),
                told(
                        new ContactRecorded(
                                "举报人", Medium.LETTER, SEALED, Notice.LEAD_DECISION, "药品管理法第一百零六条", OCCURRED),
                        "以信函联系举报人，告知事项：立案与否告知，告知依据：药品管理法第一百零六条",
                        "Contact by letter with 举报人, notice given: decision on the lead, by 药品管理法第一百零六条"),
                told(
                        new HandedToPolice("区公安分局", SEALED, "购物视频", OCCURRED),
                        "移送区公安分局，移送材料：购物视频",
                        "Handed over to 区公安分局, with: 购物视频"),
                told(new LeadFound(SEALED, OCCURRED), "调解中发现违法线索", "Lead found while mediating"),
                told(
                        new LeadFound("涉嫌销售过期食品", null, OCCURRED),
                        "调解中发现违法线索：涉嫌销售过期食品",
                        "Lead found while mediating: 涉嫌销售过期食品"),
                told(new LeadDecided(true, "证据充分", OCCURRED), "决定立案，理由：证据充分", "Decided to file a case, reason: 证据充分"),
                told(
                        new LeadDecided(false, "证据不足", OCCURRED),
                        "决定不予立案，理由：证据不足",
                        "Decided not to file a case, reason: 证据不足"),
                told(
                        new OpinionProposed(SEALED, new Plan("现场检查", null, "张三"), OCCURRED),
                        "提出处理意见，方式：现场检查，责任人：张三",
                        "Handling opinion proposed, method: 现场检查, person responsible: 张三"),
                told(
                        new OpinionProposed(SEALED, new Plan("现场检查", END_OF_DAY, "张三"), OCCURRED),
                        "提出处理意见，方式：现场检查，责任人：张三，期限：2026-03-12 24:00",
                        "Handling opinion proposed, method: 现场检查, person responsible: 张三, due 2026-03-12 24:00"),
                told(
                        new OpinionReviewed(2, true, null, "head", OCCURRED),
                        "审核同意第2次处理意见",
                        "Approved handling opinion 2"),
                told(
                        new OpinionReviewed(1, false, "请写明依据", "head", OCCURRED),
                        "退回第1次处理意见，意见：请写明依据",
                        "Sent back handling opinion 1, comment: 请写明依据"),
                told(
                        new LoweringProposed(
                                1,
                                ComplaintKind.INQUIRY,
                                Channel.LETTER,
                                List.of("食品"),
                                null,
                                null,
                                Severity.GENERAL,
                                Difficulty.ORDINARY,
                                OpinionLevel.GENERAL,
                                LineOfBusiness.QUALITY,
                                Set.of(Flag.ON_SITE),
                                "经核实为个案",
                                "dispatcher",
                                OCCURRED),
                        "第1次提请降级，性质改为咨询，渠道改为信函，分类为食品：严重程度 一般，难易程度 一般问题，舆情等级 一般舆情，业务条线 质监（原），标识：需出现场，理由：经核实为个案",
                        "Downgrade 1 proposed, kind to be inquiry, channel to be letter, to be classified as 食品: severity ordinary, difficulty ordinary, opinion level ordinary, line of business quality supervision (former), flags: on-site investigation required, reason: 经核实为个案"),
                told(
                        new LoweringApproved(1, "同意", "leader", OCCURRED),
                        "局领导批准第1次降级提请，意见：同意",
                        "Downgrade 1 approved by leader, opinion: 同意"),
                told(
                        new LoweringRejected(1, "事实未查清", "leader", OCCURRED),
                        "局领导不同意第1次降级提请，理由：事实未查清",
                        "Downgrade 1 rejected by leader, reason: 事实未查清"),
                told(
                        new ReplyDrafted(3, SEALED, "d", "handler", OCCURRED),
                        "起草回复第3稿，起草人：handler",
                        "Reply draft 3 written by handler"),
                told(
                        new DraftReviewed(3, "d", true, null, "handler2", OCCURRED),
                        "承办单位审核同意第3稿",
                        "Draft 3 approved by the unit"),
                told(
                        new DraftReviewed(3, "d", false, "事实不清", "handler2", OCCURRED),
                        "承办单位审核不同意第3稿，意见：事实不清",
                        "Draft 3 sent back by the unit, comment: 事实不清"),
                told(
                        new ReplyApproved(ApprovalLevel.LEADER, 3, "d", null, "leader", OCCURRED),
                        "局领导批准回复第3稿",
                        "Approved by leader: reply draft 3"),
                told(
                        new ReplyApproved(ApprovalLevel.LEGAL, 3, "d", "同意", "legal", OCCURRED),
                        "法规科法制审核通过回复第3稿，意见：同意",
                        "Passed legal review: reply draft 3, opinion: 同意"),
                told(
                        new ReplyRejected(ApprovalLevel.LEADER, 3, "d", "依据不足", "leader", OCCURRED),
                        "局领导批准未通过，退回回复第3稿，意见：依据不足",
                        "Reply draft 3 sent back at leader approval, opinion: 依据不足"),
                told(
                        new ReplyRejected(ApprovalLevel.LEGAL, 3, "d", "引用条款有误", "legal", OCCURRED),
                        "法规科法制审核未通过，退回回复第3稿，意见：引用条款有误",
                        "Reply draft 3 sent back at legal review, opinion: 引用条款有误"),
                told(new ComplaintReplied(SEALED, "d", null, null, OCCURRED), "回复投诉人", "Replied to the complainant"),
                told(
                        new ComplaintReplied(SEALED, "d", 2, Medium.IN_PERSON, OCCURRED),
                        "当面回复投诉人（第2稿）",
                        "Replied to the complainant in person (draft 2)"));
    }

    static Stream<Arguments> closing() {
        return Stream.of(
                told(
                        new FollowUpRecorded(Satisfaction.UNREACHABLE, SEALED, OCCURRED),
                        "回访：无法联系",
                        "Follow-up: unreachable"),
                told(
                        new ComplaintReopened(ReopenGround.NEW_EVIDENCE, 3, "补充了检测报告", OCCURRED),
                        "重新办理（第3轮），依据：新证据，理由：补充了检测报告",
                        "Reopened (round 3), ground: new evidence, reason: 补充了检测报告"),
                told(
                        new HandlingUrged("两次督办未办结", UrgingStep.CRITICISM, Clock.MEDIATION, 1, END_OF_DAY, OCCURRED),
                        "通报（调解时限）：两次督办未办结，请于 2026-03-12 24:00 前答复",
                        "Public criticism issued (deadline for mediation): 两次督办未办结, answer due 2026-03-12 24:00"),
                told(
                        new HandlingUrged("请抓紧", UrgingStep.URGE, null, null, null, OCCURRED),
                        "督办：请抓紧",
                        "Supervision notice issued: 请抓紧"),
                told(
                        new UrgingAnswered(1, "已约双方调解", END_OF_DAY, OCCURRED),
                        "答复第1次督办：已约双方调解，其余于 2026-03-12 24:00 前办结",
                        "Supervision notice 1 answered: 已约双方调解, the rest due 2026-03-12 24:00"),
                told(
                        new UrgingAnswered(2, "已约双方调解", null, OCCURRED),
                        "答复第2次督办：已约双方调解",
                        "Supervision notice 2 answered: 已约双方调解"),
                told(
                        new RectificationOrdered("下架过期食品", null, OCCURRED),
                        "责令整改：下架过期食品",
                        "Rectification ordered: 下架过期食品"),
                told(
                        new RectificationOrdered("下架过期食品", END_OF_DAY, OCCURRED),
                        "责令整改：下架过期食品，期限：2026-03-12 24:00",
                        "Rectification ordered: 下架过期食品, due 2026-03-12 24:00"),
                told(new RectificationCompleted(null, "已下架", OCCURRED), "整改完成：已下架", "Rectification completed: 已下架"),
                told(
                        new RectificationCompleted(2, "已下架", OCCURRED),
                        "整改完成（第2项）：已下架",
                        "Rectification completed (no. 2): 已下架"),
                told(
                        new AccountabilityRecorded(AccountabilityKind.INQUIRY, "张𠮷", "瞒报", OCCURRED),
                        "追责：对象 张𠮷，事由：瞒报",
                        "Accountability recorded: accountability inquiry of 张𠮷, reason: 瞒报"),
                told(
                        new CaseAccountabilityWithdrawn(2, "事实有误", OCCURRED),
                        "撤销第2项表彰、通报批评或追责，理由：事实有误",
                        "Accountability record 2 withdrawn, reason: 事实有误"),
                told(
                        new SecrecyMarked(SecrecyGround.TRADE, List.of("handler", "leader"), SEALED, OCCURRED),
                        "定密：涉及商业秘密，仅限handler、leader知悉",
                        "Marked as secret: trade secrets, authorised people: handler, leader"),
                told(new SecrecyLifted("保密期满", OCCURRED), "解密，理由：保密期满", "Secrecy lifted, reason: 保密期满"),
                told(
                        new AssistanceAsked(XIPU, "请核查仓库", null, null, OCCURRED),
                        "安排XIPU协办：请核查仓库",
                        "XIPU asked to assist: 请核查仓库"),
                told(
                        new AssistanceAsked(XIPU, "请核查仓库", LocalDate.of(2026, 3, 5), XIPU, OCCURRED),
                        "安排XIPU协办：请核查仓库，期限：2026-03-05",
                        "XIPU asked to assist: 请核查仓库, until 2026-03-05"),
                told(
                        new AssistanceAnswered(2, XIPU, "票据齐全", null, OCCURRED),
                        "XIPU反馈协办结果（第2项）：票据齐全",
                        "XIPU reported on assistance 2: 票据齐全"),
                told(
                        new AssistanceAnswered(
                                2,
                                XIPU,
                                "票据齐全",
                                List.of(new Evidence("票据.pdf", "9f"), new Evidence("照片", null)),
                                OCCURRED),
                        "XIPU反馈协办结果（第2项）：票据齐全，证据：票据.pdf、照片",
                        "XIPU reported on assistance 2: 票据齐全, evidence: 票据.pdf, 照片"),
                told(
                        new AssistanceReturned(1, XIPU, "不在本辖区", OCCURRED),
                        "XIPU退回协办（第1项），理由：不在本辖区",
                        "XIPU returned the request for assistance 1, reason: 不在本辖区"),
                told(
                        new AssistanceWithdrawn(1, XIPU, "已经查清", OCCURRED),
                        "撤销XIPU的协办（第1项），理由：已经查清",
                        "Request for assistance of XIPU (no. 1) withdrawn, reason: 已经查清"),
                told(
                        new EscalatedToSuperior("市局", true, "两所争议", OCCURRED),
                        "提请市局仲裁，理由：两所争议",
                        "Submitted to 市局 for arbitration, reason: 两所争议"),
                told(new EscalatedToSuperior("市局", false, "跨区", OCCURRED), "上报市局，理由：跨区", "Escalated to 市局, reason: 跨区"),
                told(
                        new ReconsiderationDecided(2, ReconsiderationResult.CHANGED, "漏查进货单", "head", OCCURRED),
                        "复议决定：变更原处理结果，理由：漏查进货单",
                        "Reconsideration decided: earlier decision changed, reason: 漏查进货单"),
                told(
                        new EscalationAnswered(1, "由本局继续办理", "按期回复投诉人", OCCURRED),
                        "第1项上报已获答复：由本局继续办理；后续：按期回复投诉人",
                        "Escalation 1 was answered: 由本局继续办理; what follows: 按期回复投诉人"),
                told(
                        new PaperIssued(PaperKind.ACCEPTANCE, "郫市监投受〔2026〕", 12, Map.of(), OCCURRED),
                        "制发投诉受理决定书，文号 郫市监投受〔2026〕第12号",
                        "Decision to accept issued, number 郫市监投受〔2026〕第12号"),
                told(
                        new PaperDelivered("郫市监投受〔2026〕第12号", "投诉人", DeliveryWay.MAIL, OCCURRED),
                        "文书 郫市监投受〔2026〕第12号 邮寄送达，送达对象：投诉人",
                        "Paper 郫市监投受〔2026〕第12号 delivered by mail, to: 投诉人"),
                told(
                        new PaperReceived("郫市监投受〔2026〕第12号", DeliveryOutcome.CAME_BACK, "查无此人", OCCURRED),
                        "文书 郫市监投受〔2026〕第12号 退回，说明：查无此人",
                        "Paper 郫市监投受〔2026〕第12号: came back, note: 查无此人"),
                told(
                        new ComplaintArchived(EnumSet.allOf(DossierPart.class), Map.of(), OCCURRED),
                        "归档，卷宗材料：投诉登记表、调查报告、处理意见、反馈记录",
                        "Archived; dossier: registration form, investigation report, handling opinion, feedback record"),
                told(
                        new ComplaintArchived(Set.of(), Map.of(), "诉求无依据", OCCURRED),
                        "归档，卷宗材料：；投诉人不满意，归档理由：诉求无依据",
                        "Archived; dossier: ; the complainant is not satisfied, reason for archiving: 诉求无依据"),
                told(
                        new ComplaintArchived(
                                Set.of(DossierPart.HANDLING_OPINION, DossierPart.REGISTRATION_FORM),
                                Map.of(DossierPart.FEEDBACK_RECORD, "失联", DossierPart.INVESTIGATION_REPORT, "未调查"),
                                OCCURRED),
                        "归档，卷宗材料：投诉登记表、处理意见；缺少调查报告（未调查）；缺少反馈记录（失联）",
                        "Archived; dossier: registration form, handling opinion; missing: investigation report (未调查); missing: feedback record (失联)"),
                told(
                        new HistoryAdopted("citizen-messages", "4711", Set.of(), null, null, false, OCCURRED),
                        "由citizen-messages迁入，原编号 4711",
                        "Migrated from citizen-messages, original number 4711"),
                told(
                        new HistoryAdopted(
                                "citizen-messages",
                                "4711",
                                Set.of(SourceGap.TIME_OF_DAY, SourceGap.SIGN_OFF),
                                SourceVerdict.IN_TIME,
                                "已转办",
                                true,
                                OCCURRED),
                        "由citizen-messages迁入，原编号 4711；来源无记录：签阅、时刻；来源结论：按时办结；来源状态：已转办；已办结",
                        "Migrated from citizen-messages, original number 4711; the source has no record of the sign-off, the time of day; the source’s own result: in time; status in the source: 已转办; closed"),
                told(
                        new HistoryAdopted(
                                "citizen-messages",
                                "4711",
                                Set.of(),
                                SourceVerdict.OVERDUE,
                                null,
                                true,
                                ComplaintState.DECLINED,
                                AT.plusSeconds(7_200),
                                AT.plusSeconds(3_600),
                                OCCURRED),
                        "由citizen-messages迁入，原编号 4711；来源结论：超时办结；本局对应状态：不予受理；来源期限：2026-03-10 10:00；已于 2026-03-10 11:00 办结",
                        "Migrated from citizen-messages, original number 4711; the source’s own result: overdue; state here: declined; due in the source: 2026-03-10 10:00; closed at 2026-03-10 11:00"));
    }

    static Stream<Arguments> clocks() {
        return Stream.of(
                told(
                        new DeadlineMet(Clock.REPLY, 1, AT, false),
                        "回复时限：2026-03-10 09:00 完成，按时",
                        "Deadline for reply met at 2026-03-10 09:00, in time"),
                told(
                        new DeadlineMet(Clock.REPLY, 2, AT, true),
                        "回复时限（第2次）：2026-03-10 09:00 完成，已超期",
                        "Deadline for reply (no. 2) met at 2026-03-10 09:00, late"),
                told(
                        new DeadlineMissed(Clock.SIGN_OFF, 1, END_OF_DAY),
                        "签阅时限已于 2026-03-12 24:00 届满，尚未完成",
                        "Deadline for sign-off missed: it was due 2026-03-12 24:00"),
                told(
                        new DeadlineLapsed(Clock.REPLY, 1, LapseReason.WITHDRAWN, AT),
                        "回复时限终止：投诉人撤回投诉",
                        "Deadline for reply lapsed: the complaint was withdrawn"),
                told(
                        new DeadlineLapsed(Clock.FOLLOW_UP, 1, LapseReason.CASE_ENDED, AT),
                        "回访时限终止：投诉件已办结",
                        "Deadline for follow-up lapsed: the case was closed"),
                told(
                        new DeadlineExtended(
                                Clock.REPLY, 1, "需进一步调查", TOLD, AT, END_OF_DAY, "P9.08", "leader", OCCURRED),
                        "回复时限延长至 2026-03-12 24:00（P9.08），理由：需进一步调查，批准人：leader，2026-03-10 09:00 以短信告知投诉人",
                        "Deadline for reply extended to 2026-03-12 24:00 (P9.08), reason: 需进一步调查, approved by leader, complainant notified by text message at 2026-03-10 09:00"),
                told(
                        new DeadlineSuspended(Clock.MEDIATION, 1, SuspensionGround.TESTING, "送检单", OCCURRED),
                        "调解时限中止计时：检测，依据：送检单",
                        "Deadline for mediation suspended, ground: testing, evidence: 送检单"),
                told(
                        new DeadlineResumed(Clock.MEDIATION, 2, AT, END_OF_DAY, OCCURRED),
                        "调解时限（第2次）恢复计时，至 2026-03-12 24:00",
                        "Deadline for mediation (no. 2) resumed, due 2026-03-12 24:00"),
                told(
                        new DeadlineSet(
                                Clock.ACCEPTANCE,
                                1,
                                1,
                                AT,
                                AT,
                                END_OF_DAY,
                                "r",
                                "总局令第20号第14条 / Order 20 art. 14",
                                "1",
                                "cn",
                                true),
                        "受理时限至 2026-03-12 24:00（总局令第20号第14条），该年放假安排未公布，暂按周末推算",
                        "Deadline for acceptance due 2026-03-12 24:00 (Order 20 art. 14); provisional, as the holidays of that year are not yet known"),
                told(
                        new DeadlineSet(
                                Clock.ASSISTANCE,
                                2,
                                1,
                                AT,
                                AT,
                                END_OF_DAY,
                                "assistance",
                                "P9.01",
                                "1",
                                "cn",
                                false,
                                null,
                                XIPU),
                        "协办时限（第2项）至 2026-03-12 24:00（P9.01）",
                        "Deadline for assistance (no. 2) due 2026-03-12 24:00 (P9.01)"));
    }

    static Stream<Arguments> retention() {
        var kept = new RetentionClass("ordinary", "一般投诉", "ordinary complaints", 10, "8号 / Order 8");
        var approved = new DestructionApproved("leader", Role.LEADER, AT);
        var until = LocalDate.of(2037, 1, 1);
        return Stream.of(
                told(
                        new CaseSealedOff(SealingGround.ASKED, kept, until, AT),
                        "封存：当事人请求删除，法定保管期限未满（一般投诉，保管至2037-01-01）",
                        "Sealed off: a person asks for erasure within the period of the archive (ordinary complaints, kept until 2037-01-01)"),
                told(new SealingOffLifted("行政复议受理", AT), "解除封存，理由：行政复议受理", "Sealing off lifted, reason: 行政复议受理"),
                told(
                        new DestructionProposed(kept, LocalDate.of(2026, 3, 2), until, AT),
                        "提请销毁：一般投诉，2026-03-02归档，保管期限10年，至2037-01-01届满",
                        "Destruction proposed: archived on 2026-03-02, class “ordinary complaints”, kept for 10 years until 2037-01-01"),
                told(
                        new DestructionPutOff(HoldGround.LITIGATION, "一审未结", until, AT),
                        "暂缓销毁至2037-01-01（行政诉讼、民事诉讼或者仲裁），理由：一审未结",
                        "Destruction put off (litigation or arbitration) until 2037-01-01, reason: 一审未结"),
                told(approved, "批准销毁（局领导）", "Destruction approved (leader)"),
                told(
                        new CaseDestroyed(
                                "1",
                                kept,
                                List.of(approved),
                                Map.of("ComplaintReceived.narrative", 1),
                                Map.of("pdf", 2),
                                false,
                                AT),
                        "销毁：密钥一把、密封内容1项、文件2个，批准人：leader",
                        "Destroyed: the key, 1 sealed texts and 2 files, approved by leader"),
                told(
                        new CaseDestroyed("1", kept, List.of(approved), Map.of(), Map.of(), true, AT),
                        "销毁：密钥一把、密封内容0项、文件0个，批准人：leader（据销毁清单补记）",
                        "Destroyed: the key, 0 sealed texts and 0 files, approved by leader (entered from the list of destroyed cases)"));
    }

    static Stream<Arguments> notes() {
        return Stream.of(
                told(new NoteWritten("请核对", List.of(), List.of(), AT), "写内部批注", "Internal note written"),
                told(
                        new NoteWritten("请@何岸核对", List.of("handler"), List.of(XIPU), AT),
                        "写内部批注，提醒：handler, XIPU",
                        "Internal note written, mentioning handler, XIPU"),
                told(new QueryCodeGiven("0".repeat(64), AT), "生成网上查询码，原查询码失效", "Query code given; an earlier one ends"),
                told(
                        new ListViewSaved("handler", null, ListKind.BOARD, "超期", "light=RED"),
                        "为handler保存列表视图“超期”（全部投诉件）",
                        "View “超期” of the list “board” saved for handler"),
                told(
                        new ListViewRemoved(null, XIPU, ListKind.WORK, "按编号"),
                        "删除XIPU的列表视图“按编号”（待办）",
                        "View “按编号” of the list “my work” of XIPU removed"),
                told(NoticesChosen.nothingBy("handler"), "handler设置通知方式", "How handler receives notices was chosen"),
                told(
                        new NoticeDefaultsSet(
                                List.of(
                                        new NoticeChoice(NoticeKind.ASSIGNED, NoticeChannel.SMS, NoticeTiming.NEVER),
                                        new NoticeChoice(
                                                NoticeKind.DUE_TODAY, NoticeChannel.MAIL, NoticeTiming.AT_ONCE)),
                                "节省短信费用"),
                        "设定通知默认方式：分派到本单位（短信）不发、今日到期（电子邮件）随时，理由：节省短信费用",
                        "Defaults of notices set: Assigned to your unit (Text message): Never, Due today (E-mail): At once, reason: 节省短信费用"),
                told(
                        new NoticeDefaultsSet(List.of(), "恢复原状"),
                        "通知默认方式恢复为程序设定，理由：恢复原状",
                        "Defaults of notices set back to the program’s, reason: 恢复原状"),
                told(
                        new UndeliveredNoticesSettled(List.of(new UUID(0, 1)), false, "邮件系统已恢复"),
                        "重发未送达的通知1条，理由：邮件系统已恢复",
                        "Undelivered notices sent again: 1, reason: 邮件系统已恢复"),
                told(
                        new UndeliveredNoticesSettled(List.of(new UUID(0, 1), new UUID(0, 2)), true, "已当面告知"),
                        "放弃未送达的通知2条，理由：已当面告知",
                        "Undelivered notices dropped: 2, reason: 已当面告知"));
    }

    static Stream<Arguments> duty() {
        return Stream.of(
                told(
                        new DutyAssigned(XIPU, SUNDAY, DutyKind.DUTY, HE, null),
                        "安排值班：XIPU，2026-03-01，何𠮷",
                        "Roster: duty at XIPU on 2026-03-01 assigned to 何𠮷"),
                told(
                        new DutyAssigned(XIPU, SUNDAY, DutyKind.STANDBY, HE, "补登"),
                        "安排备勤：XIPU，2026-03-01，何𠮷，原因：补登",
                        "Roster: standby at XIPU on 2026-03-01 assigned to 何𠮷, reason: 补登"),
                told(
                        new DutySwapped(XIPU, SUNDAY, HE, SU, SUNDAY.plusDays(7), "赵站长", "家中有事"),
                        "换班：XIPU，2026-03-01 由何𠮷换为苏禾，与 2026-03-08 对换，经赵站长同意，原因：家中有事",
                        "Duty swapped at XIPU: 2026-03-01 from 何𠮷 to 苏禾 in exchange for 2026-03-08, agreed by 赵站长, reason: 家中有事"),
                told(
                        new DutyWithdrawn(XIPU, SUNDAY, HE, "调离"),
                        "撤班：XIPU，2026-03-01，何𠮷，原因：调离",
                        "Removed from the roster of XIPU on 2026-03-01: 何𠮷, reason: 调离"));
    }

    static Stream<Arguments> inspectionsAndAccountability() {
        return Stream.of(
                told(
                        new AccountabilityDeclared(
                                AccountabilityKind.COMMENDATION,
                                XIPU,
                                null,
                                null,
                                "全年无逾期",
                                List.of(),
                                List.of(),
                                List.of()),
                        "表彰：XIPU，事由：全年无逾期",
                        "Accountability recorded: commendation of XIPU, reason: 全年无逾期"),
                told(
                        new AccountabilityDeclared(
                                AccountabilityKind.CRITICISM,
                                XIPU,
                                "he",
                                "何𠮷",
                                "调解拖延",
                                List.of(),
                                List.of(),
                                List.of()),
                        "通报批评：何𠮷（XIPU），事由：调解拖延",
                        "Accountability recorded: public criticism of 何𠮷 (XIPU), reason: 调解拖延"),
                told(
                        new AccountabilityDeclared(
                                AccountabilityKind.INQUIRY, null, null, "张三", "瞒报", List.of(), List.of(), List.of()),
                        "追责：张三，事由：瞒报",
                        "Accountability recorded: accountability inquiry of 张三, reason: 瞒报"),
                told(
                        new UpwardReportAsked(
                                LocalDate.of(2026, 2, 1),
                                LocalDate.of(2026, 2, 28),
                                "市局",
                                "二月汇总",
                                LocalDate.of(2026, 3, 5)),
                        "登记上报任务：向市局上报二月汇总（2026-02-01 至 2026-02-28），2026-03-05 前报送",
                        "Report due: 二月汇总 to 市局 (2026-02-01 to 2026-02-28), by 2026-03-05"),
                told(
                        new UpwardReportSent(Medium.PLATFORM, "3号"),
                        "以平台上报，文号或文件摘要：3号",
                        "Report sent by platform, document 3号"),
                told(new UpwardReportReceived("办公室签收"), "上报材料已收悉：办公室签收", "Report received: 办公室签收"),
                told(new UpwardReportDropped("不再要求"), "取消上报任务，理由：不再要求", "Report cancelled, reason: 不再要求"),
                told(
                        new DistrictReportReceived(
                                "ledger.pixian.test/log",
                                LocalDate.of(2026, 2, 1),
                                LocalDate.of(2026, 2, 28),
                                LocalDate.of(2026, 3, 5),
                                Map.of(Figure.RECEIVED, 6L, Figure.ACCEPTED, 4L),
                                "郫市监报3号"),
                        "2026-03-05收到 ledger.pixian.test/log 的上报（2026-02-01 至 2026-02-28）：收件6、受理4，文号或文件摘要：郫市监报3号",
                        "Report of ledger.pixian.test/log for 2026-02-01 to 2026-02-28, received on 2026-03-05: received 6, accepted 4, document 郫市监报3号"),
                told(
                        new DistrictReportCorrected(Map.of(Figure.RECEIVED, 7L), null, "该局更正"),
                        "更正下级上报为：收件7，理由：该局更正",
                        "District report corrected: received 7, reason: 该局更正"),
                told(
                        new RespondentRegistered(BUSINESS),
                        "登记被诉方：好邻居超市，代码 91330100799655058B，地址：犀浦镇1号",
                        "Respondent registered: 好邻居超市, code 91330100799655058B, address: 犀浦镇1号"),
                told(
                        new RespondentChanged(
                                new RegisteredBusiness("好邻居", null, null, null, null, null, null), "营业执照变更"),
                        "变更被诉方登记：好邻居，理由：营业执照变更",
                        "Respondent changed: 好邻居, reason: 营业执照变更"),
                told(new RespondentAliased(List.of("好邻居", "好邻居便利店")), "登记别名：好邻居、好邻居便利店", "Other names: 好邻居、好邻居便利店"),
                told(new RespondentAliased(List.of()), "撤销全部别名", "No other names any more"),
                told(
                        new RespondentsJoined(OTHER_ENTRY, "同一经营者"),
                        "合并到登记 00000000-0000-4000-8000-000000000007，理由：同一经营者",
                        "Joined to entry 00000000-0000-4000-8000-000000000007, reason: 同一经营者"),
                told(
                        new RespondentsParted(OTHER_ENTRY, "并非同一经营者"),
                        "从登记 00000000-0000-4000-8000-000000000007 拆分，理由：并非同一经营者",
                        "Parted from entry 00000000-0000-4000-8000-000000000007, reason: 并非同一经营者"),
                told(
                        new LogAdmitted(1234, "升级前的记录，核验相符"),
                        "接纳位置1至1234的早期记录，理由：升级前的记录，核验相符",
                        "Earlier records at positions 1 to 1234 admitted, reason: 升级前的记录，核验相符"),
                told(
                        new MasterKeyReplaced(2, "保管人离任"),
                        "更换主密钥（第2把），理由：保管人离任",
                        "Master key replaced (version 2), reason: 保管人离任"),
                told(
                        new EventSetAside(4711, "board", "视图不能处理"),
                        "从视图board搁置位置4711的事件，理由：视图不能处理",
                        "Event at position 4711 set aside from the view board, reason: 视图不能处理"),
                told(
                        new LogContinued(4711, 4712, "ledger.test/log", null, false, List.of(), "主库损毁"),
                        "账本自位置4711之后续记，此前记到位置4712的事件丢失，理由：主库损毁",
                        "The log goes on behind position 4711; events up to position 4712 were lost, reason: 主库损毁"),
                told(
                        new PersonRecorded("he", "何𠮷", Role.HANDLER, XIPU, true, "ab", "调入"),
                        "登记人员何𠮷（he）：承办人，XIPU，理由：调入",
                        "Person recorded: 何𠮷 (he), handler, XIPU, reason: 调入"),
                told(
                        new PersonChanged("he", "何𠮷", Role.LEGAL, null, false, "调离"),
                        "变更人员何𠮷（he），现为：法制审核员，已停用，理由：调离",
                        "Person changed: 何𠮷 (he), now legal reviewer, disabled, reason: 调离"),
                told(new PasswordSet("he", "ab", "本人遗忘"), "为he设置新密码，理由：本人遗忘", "New password set for he, reason: 本人遗忘"),
                told(new PasswordSet("he", "ab", null), "he修改本人密码", "he changed their own password"),
                told(
                        new UnitRecorded(XIPU, "犀浦所", UnitKind.STATION, null, null, "机构设置"),
                        "登记单位犀浦所（XIPU），类型：市场监管所，理由：机构设置",
                        "Unit recorded: 犀浦所 (XIPU), kind: station, reason: 机构设置"),
                told(
                        new UnitChanged(XIPU, "犀浦中心所", UnitKind.STATION, null, null, "更名"),
                        "变更单位XIPU，现为：犀浦中心所，类型：市场监管所，理由：更名",
                        "Unit XIPU changed, now: 犀浦中心所, kind: station, reason: 更名"),
                told(
                        new CategoriesAdopted(
                                List.of(new CategoriesAdopted.Entry(
                                        CategoryKind.OBJECT, new CategoryCode("01"), null, "食品", null)),
                                "自编目录",
                                "启用目录"),
                        "启用类别目录，共1项，来源：自编目录，理由：启用目录",
                        "Category lists adopted: 1 entries, source: 自编目录, reason: 启用目录"),
                told(
                        new CategoryAdded(
                                CategoryKind.PROBLEM,
                                new CategoryCode("W0107"),
                                new CategoryCode("W01"),
                                "以次充好",
                                null,
                                "新增常见问题"),
                        "问题性质目录增加以次充好（W0107），上级类别代码：W01，理由：新增常见问题",
                        "List “problem”: added 以次充好 (W0107), under W01, reason: 新增常见问题"),
                told(
                        new CategoryRenamed(new CategoryCode("0105"), "奶制品", null, "统一名称"),
                        "类别0105更名为奶制品，理由：统一名称",
                        "Category 0105 renamed to 奶制品, reason: 统一名称"),
                told(
                        new CategoryRenamed(new CategoryCode("0105"), "奶制品", "Dairy", "统一名称"),
                        "类别0105更名为奶制品，英文名称：Dairy，理由：统一名称",
                        "Category 0105 renamed to 奶制品, English name: Dairy, reason: 统一名称"),
                told(
                        new CategoryAdded(
                                CategoryKind.OBJECT, new CategoryCode("25"), null, "低空飞行", "Drones", "新增常见问题"),
                        "客体目录增加低空飞行（25），英文名称：Drones，理由：新增常见问题",
                        "List “object”: added 低空飞行 (25), English name: Drones, reason: 新增常见问题"),
                told(
                        new CategoryMerged(new CategoryCode("0105"), new CategoryCode("0104"), "合并统计"),
                        "类别0105并入0104，理由：合并统计",
                        "Category 0105 merged into 0104, reason: 合并统计"),
                told(
                        new CategoryRetired(new CategoryCode("0105"), "不再使用"),
                        "停用类别0105，理由：不再使用",
                        "Category 0105 retired, reason: 不再使用"),
                told(new CalendarSubscribed("handler", "0"), "handler生成日历订阅地址", "Calendar address made by handler"),
                told(new CalendarUnsubscribed("handler"), "handler停用日历订阅地址", "Calendar address revoked by handler"),
                told(
                        new TemplateAdded(1, TemplateKind.AGREEMENT, "同意", "同意。", "统一用语"),
                        "新增模板1“同意”（同意意见），理由：统一用语",
                        "Template 1 added: 同意 (opinion to agree), reason: 统一用语"),
                told(
                        new TemplateChanged(1, 2, "同意办理", "同意，请按期办结。", "补充要求"),
                        "变更模板1“同意办理”为第2版，理由：补充要求",
                        "Template 1 changed to version 2: 同意办理, reason: 补充要求"),
                told(new TemplateRetired(1, "不再使用"), "停用模板1，理由：不再使用", "Template 1 retired, reason: 不再使用"),
                told(
                        new UnitChanged(XIPU, "犀浦所", UnitKind.STATION, null, null, "机构调整", "Xipu Station", true),
                        "变更单位XIPU，现为：犀浦所，类型：市场监管所，英文名称：Xipu Station，已撤销，理由：机构调整",
                        "Unit XIPU changed, now: 犀浦所, kind: station, English name:"
                                + " Xipu Station, closed, reason: 机构调整"),
                told(
                        new ParameterChangeProposed(1, "P9.rules.reply-letter.limit.amount", "7", "5", "群众等候过久"),
                        "提出参数变更1：P9.rules.reply-letter.limit.amount 由“7”改为“5”，理由：群众等候过久",
                        "Parameter change 1 proposed: P9.rules.reply-letter.limit.amount from “7” to"
                                + " “5”, reason: 群众等候过久"),
                told(
                        new ParameterChangeApproved(1, null),
                        "同意参数变更1，自此生效",
                        "Parameter change 1 approved, in force from now"),
                told(
                        new ParameterChangeRejected(1, "时限过短"),
                        "不同意参数变更1，理由：时限过短",
                        "Parameter change 1 rejected, reason: 时限过短"),
                told(
                        new ParameterChangeWithdrawn(1, "填写有误"),
                        "撤回参数变更1，理由：填写有误",
                        "Parameter change 1 withdrawn, reason: 填写有误"),
                told(
                        new DelegationGranted(
                                1,
                                "leader",
                                "head",
                                Role.CENTER_HEAD,
                                null,
                                List.of(Delegable.ROUTING, Delegable.REPLY),
                                LocalDate.of(2026, 3, 2),
                                LocalDate.of(2026, 3, 6),
                                "外出开会"),
                        "授权head代leader签批（第1号）：签阅、批准、退回回复稿，2026-03-02至2026-03-06，理由：外出开会",
                        "Delegation 1: head signs for leader: routing sign-off, approval or return of"
                                + " drafts, 2026-03-02 to 2026-03-06, reason: 外出开会"),
                told(new DelegationRevoked(1, "提前返回"), "撤销第1号授权代签，理由：提前返回", "Delegation 1 revoked, reason: 提前返回"),
                told(
                        new SettingsRecorded(new TreeMap<>(Map.of("caseledger.law", "auto")), "root", null),
                        "首次登记现行的设置、程序和日历文件，共1项，启动人：root，未说明理由",
                        "Settings, procedures and calendar files in force recorded for the first time, 1"
                                + " values, started by: root, no reason given"),
                told(
                        new SettingsChanged(
                                List.of(
                                        new SettingsChanged.Change("caseledger.law", "auto", ""),
                                        new SettingsChanged.Change("P9.a", "5", null),
                                        new SettingsChanged.Change("P9.b", null, "6"),
                                        new SettingsChanged.Change("P9.c", "1", "2")),
                                "root",
                                "上级部署"),
                        "启动时发现变更4项：caseledger.law：auto → （空）；P9.a：5 → （无）；P9.b：（无） → 6等，启动人：root，理由：上级部署",
                        "Different at this start, 4 values: caseledger.law: auto → (empty); P9.a: 5 →"
                                + " (none); P9.b: (none) → 6 and others, started by: root, reason: 上级部署"),
                told(
                        new HolidaysRecorded(
                                2027, "国办发明电〔2026〕7号", List.of(new HolidaysRecorded.Day(SUNDAY, "元旦")), List.of()),
                        "录入2027年放假安排（国办发明电〔2026〕7号）：放假1天，调休上班0天",
                        "Holidays of 2027 recorded (国办发明电〔2026〕7号): 1 days off, 0 make-up working days"),
                told(
                        new AccountabilityWithdrawn("事实有误"),
                        "撤销表彰、通报批评或追责，理由：事实有误",
                        "Accountability record withdrawn, reason: 事实有误"),
                told(
                        new InspectionPrepared(
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2026, 3, 31),
                                null,
                                1,
                                AT,
                                "cn",
                                Map.of(),
                                List.of(),
                                List.of(),
                                "00"),
                        "编制检查表，期间 2026-01-01 至 2026-03-31",
                        "Inspection sheet prepared, period 2026-01-01 to 2026-03-31"),
                told(
                        new InspectionPrepared(
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2026, 3, 31),
                                XIPU,
                                1,
                                AT,
                                "cn",
                                Map.of(InspectionFigure.RECEIVED, 12L),
                                List.of(),
                                List.of(),
                                "00"),
                        "编制检查表：XIPU，期间 2026-01-01 至 2026-03-31，收件12件",
                        "Inspection sheet prepared for XIPU, period 2026-01-01 to 2026-03-31, complaints received: 12"),
                told(new InspectionRemarked("台账齐全", null, null, null), "检查意见：台账齐全", "Inspection remarks: 台账齐全"),
                told(
                        new InspectionRemarked("台账齐全", "两件逾期", "说明原因", END_OF_DAY),
                        "检查意见：台账齐全；问题：两件逾期；要求：说明原因，请于 2026-03-12 24:00 前答复",
                        "Inspection remarks: 台账齐全; problems: 两件逾期; required: 说明原因, answer due 2026-03-12 24:00"),
                told(new InspectionAnswered("已逐件说明"), "答复检查：已逐件说明", "Inspection answered: 已逐件说明"),
                told(
                        new InspectionSentBack("ab12", "请补现场情况"),
                        "退回检查表（摘要 ab12）：请补现场情况",
                        "Inspection sheet sent back (digest ab12): 请补现场情况"),
                told(
                        new InspectionSignedOff("ab12", null),
                        "签批检查表（摘要 ab12）",
                        "Inspection sheet signed off (digest ab12)"));
    }

    static Stream<Arguments> incidents() {
        return Stream.of(
                told(
                        new ProposalDismissed(ProposalId.of(CASE), "个案，不启动", OCCURRED),
                        "不启动应急预案（case/%s），理由：个案，不启动",
                        "Proposal dismissed (case/%s), reason: 个案，不启动"),
                told(
                        new IncidentDeclared(
                                IncidentKind.FOOD_SAFETY, IncidentLevel.TWO, "某学校食堂", "多人腹泻", false, null, OCCURRED),
                        "启动应急预案：某学校食堂，食品安全事件，重大（Ⅱ级），理由：多人腹泻",
                        "Incident declared: 某学校食堂, food safety incident, major (level II), reason: 多人腹泻"),
                told(
                        new IncidentDeclared(
                                IncidentKind.SURGE,
                                IncidentLevel.FOUR,
                                "桌面推演",
                                "年度计划",
                                true,
                                ProposalId.of(AT, "ALL"),
                                OCCURRED),
                        "开展演练：桌面推演，投诉激增，一般（Ⅳ级），理由：年度计划（启动建议：surge/2026-03-10T01:00:00Z/ALL）",
                        "Exercise declared: 桌面推演, surge of complaints, ordinary (level IV), reason: 年度计划 (proposal: surge/2026-03-10T01:00:00Z/ALL)"),
                told(
                        new TaskForceFormed(
                                "王局长",
                                Map.of(TaskGroup.LOGISTICS, List.of("李四"), TaskGroup.INFORMATION, List.of("张三", "何𠮷")),
                                OCCURRED),
                        "成立专班，负责人：王局长；信息收集与报送组：张三、何𠮷；后勤保障组：李四",
                        "Task force formed, head: 王局长; information and reporting group: 张三, 何𠮷; logistics group: 李四"),
                told(
                        new ComplaintAttached(CASE, "同一食堂", OCCURRED),
                        "关联投诉件 %s，理由：同一食堂",
                        "Case %s attached, reason: 同一食堂"),
                told(
                        new ComplaintDetached(CASE, "并非同一食堂", OCCURRED),
                        "撤销关联投诉件 %s，理由：并非同一食堂",
                        "Case %s detached, reason: 并非同一食堂"),
                told(
                        new MeasureTaken(IncidentMeasure.ON_SCENE, "封存留样", null, null, OCCURRED),
                        "赶赴现场控制事态：封存留样",
                        "Measure taken: went to the scene; 封存留样"),
                told(
                        new MeasureTaken(IncidentMeasure.ADD_STAFF, "增派三人", TaskGroup.LOGISTICS, "李四", OCCURRED),
                        "增加投诉处理人员：增派三人，后勤保障组，由李四办理",
                        "Measure taken: assigned more staff; 增派三人, by the logistics group, carried out by 李四"),
                told(
                        new ReportedToSuperior("市局", END_OF_DAY, "某商场", "消费者40人", "一个街道", OCCURRED),
                        "向市局报告：发生时间 2026-03-13 00:00，地点：某商场，涉及人员：消费者40人，影响范围：一个街道",
                        "Reported to 市局: time of incident 2026-03-13 00:00, place: 某商场, people concerned: 消费者40人, scope: 一个街道"),
                told(
                        new InformationReleased("局网站", "正在处理", OCCURRED),
                        "通过局网站发布信息：正在处理",
                        "Information released through 局网站: 正在处理"),
                told(
                        new ReplayPlanned(AT, END_OF_DAY, 60, AT, List.of(new ReplayedCase(CASE, AT, 1)), OCCURRED),
                        "安排回放：2026-03-10 09:00 至 2026-03-13 00:00 的来件1件，60倍速，2026-03-10 09:00 开始",
                        "Replay planned: cases received from 2026-03-10 09:00 to 2026-03-13 00:00 (1), at 60× speed, starting 2026-03-10 09:00"),
                told(new ReplayStopped("时间已到", OCCURRED), "停止回放，理由：时间已到", "Replay stopped, reason: 时间已到"),
                told(new IncidentClosed("全部办结", OCCURRED), "应急处置结束，结果：全部办结", "Incident closed, result: 全部办结"),
                told(
                        new IncidentEvaluated(
                                List.of("人手不足", "信息迟报"),
                                List.of(new Improvement("备勤名单", "赵中心", LocalDate.of(2026, 4, 1))),
                                OCCURRED),
                        "总结评估，问题：人手不足；信息迟报；改进措施：备勤名单（赵中心，2026-04-01）",
                        "Evaluated, problems: 人手不足, 信息迟报; improvements: 备勤名单 (赵中心, 2026-04-01)"),
                told(
                        new IncidentEvaluated(List.of(), List.of(), OCCURRED),
                        "总结评估，问题：—；改进措施：—",
                        "Evaluated, problems: —; improvements: —"),
                told(new ImprovementCompleted(2, "已建立", OCCURRED), "完成第2项改进措施：已建立", "Improvement 2 completed: 已建立"));
    }

    static Stream<Arguments> oversight() {
        return Stream.of(
                told(
                        new AttemptRefused(
                                CASE,
                                "assign-complaint",
                                "SIGN_OFF_BEFORE_ASSIGNMENT",
                                "P9.03",
                                "须先签阅",
                                "sign-off first",
                                ComplaintState.CLASSIFIED,
                                List.of()),
                        "“assign-complaint”未通过：须先签阅（P9.03）",
                        "Refused: “assign-complaint”. sign-off first (P9.03)"),
                told(
                        new AttemptRefused(
                                CASE,
                                "accept-complaint",
                                "LATE",
                                "总局令第20号第14条 / Order 20 art. 14",
                                "已过受理时限",
                                "the time for acceptance has passed",
                                null,
                                List.of()),
                        "“accept-complaint”未通过：已过受理时限（总局令第20号第14条）",
                        "Refused: “accept-complaint”. the time for acceptance has passed (Order 20 art. 14)"),
                told(
                        new SealedDataOpened(CASE, Set.of("reply-2", "narrative", "evidence-1", "unknown-3"), "page"),
                        "查阅密封内容：证据 1、投诉内容、回复 2、unknown-3",
                        "Sealed data opened: evidence 1, narrative, reply 2, unknown-3"),
                told(
                        new FindingAnswered(CASE, "RUBBER_STAMP", 17, FindingAnswer.EXPLAINED, "当面汇报后批准"),
                        "答复日志第17条记录的审查发现（已说明）：当面汇报后批准",
                        "Finding at log record 17 answered (explained): 当面汇报后批准"),
                told(
                        new SampleSeeded(null, AT, null, null, 20, 4711, 312, "00", "00"),
                        "随机抽样：从312项签批中抽取20项，截至日志第4711条记录",
                        "Random sample requested: 20 of 312 decisions, as of log position 4711"),
                told(
                        new SampleSeeded(null, AT, null, new SampleStrata(null, null, null), 20, 4711, 312, "00", "00"),
                        "随机抽样：从312件投诉举报件中抽取20件，截至日志第4711条记录",
                        "Random sample requested: 20 of 312 cases, as of log position 4711"),
                told(new SampleDrawn(List.of(CASE)), "抽中1件", "Cases drawn: 1"),
                told(
                        new ReviewConcluded(CASE, ReviewConclusion.BREACH, "P9.12", "未经批准即回复"),
                        "审查结论：" + CASE + "，违反程序，违反P9.12（未经批准即回复）",
                        "Review concluded: " + CASE + ", breach of procedure, against P9.12 (未经批准即回复)"),
                told(
                        new ReviewConcluded(CASE, ReviewConclusion.IN_ORDER, null, null, "auditor2"),
                        "审查结论：" + CASE + "，符合程序，请auditor2复核",
                        "Review concluded: " + CASE + ", in order, second reading by auditor2"),
                told(
                        new MinutesIssued(null, List.of("auditor", "auditor2")),
                        "形成审查委员会纪要，出席2人",
                        "Committee's minutes issued, members present: 2"),
                told(
                        new ReviewConfirmed(CASE, 1, true, null),
                        "复核同意：" + CASE + "第1次结论",
                        "Review confirmed: " + CASE + ", conclusion 1"),
                told(
                        new ReviewConfirmed(CASE, 1, false, "另有批准"),
                        "复核有异议：" + CASE + "第1次结论（另有批准）",
                        "Second reader differed: " + CASE + ", conclusion 1 (另有批准)"),
                told(new MinutesIssued("请整改"), "形成审查委员会纪要（请整改）", "Committee's minutes issued (请整改)"),
                told(
                        new RepeatNotLinked(CASE, CASE, "郫市监投〔2026〕000001号", 1, 30),
                        "归档时未与郫市监投〔2026〕000001号（30日内同一电话、同一被投诉人）关联或并案",
                        "Archived without a link or join to a case with the same phone number and respondent within 30 days: 郫市监投〔2026〕000001号"),
                told(
                        new UnusualReadingNoticed(CASE, ReadingSign.OFF_HOURS, "handler", null, AT, 4711, 1, 0),
                        "非办公时间查阅：handler，2026-03-10 09:00",
                        "Read out of office hours: handler, 2026-03-10 09:00"),
                told(new PersonLoggedIn(false, ""), "登录", "Logged in"),
                told(
                        new PersonLoggedIn(true, "10.1.2.3"),
                        "程序登录（地址：10.1.2.3）",
                        "Logged in by a program (address: 10.1.2.3)"),
                told(new PersonLoggedOut("10.1.2.3"), "退出（地址：10.1.2.3）", "Logged out (address: 10.1.2.3)"),
                told(
                        new AuthenticatorEnrolled("handler", "00"),
                        "handler启用两步验证（身份验证器）",
                        "Two-step login set up by handler (authenticator)"),
                told(
                        new PasskeyRegistered("handler", "工位电脑", "00"),
                        "handler登记通行密钥：工位电脑",
                        "Passkey registered by handler: 工位电脑"),
                told(new PasskeyRemoved("handler", "工位电脑"), "handler删除通行密钥：工位电脑", "Passkey removed by handler: 工位电脑"),
                told(
                        new RecoveryCodesMade("handler", 10),
                        "handler重新生成恢复码10个",
                        "New recovery codes made by handler: 10"),
                told(
                        new RecoveryCodeUsed("handler", 9),
                        "handler使用恢复码，剩余9个",
                        "Recovery code used by handler, codes left: 9"),
                told(
                        new SecondFactorRemoved("handler", null),
                        "handler停用本人两步验证",
                        "Two-step login turned off by handler"),
                told(
                        new SecondFactorRemoved("handler", "手机丢失"),
                        "重置handler的两步验证，理由：手机丢失",
                        "Two-step login reset for handler, reason: 手机丢失"),
                told(
                        new LoginsEnded("handler", 2, "10.1.2.3"),
                        "结束handler的登录2处（地址：10.1.2.3）",
                        "Ended logins of handler: 2 (address: 10.1.2.3)"),
                told(
                        new LoginFailed("handler", AT, 12, "10.1.2.3"),
                        "以handler的用户名登录失败12次，首次于2026-03-10 09:00（地址：10.1.2.3）",
                        "Failed logins as handler: 12, first at 2026-03-10 09:00 (address: 10.1.2.3)"),
                told(
                        new LoginFailed(Actor.CITIZEN.person(), AT, 12, "10.1.2.3"),
                        "网上查询的查询码或电话后四位不符12次，首次于2026-03-10 09:00（地址：10.1.2.3）",
                        "Failed look-ups at the portal: 12, first at 2026-03-10 09:00 (address: 10.1.2.3)"),
                told(
                        new LoginFailed(null, AT, 12, "10.1.2.3"),
                        "以不存在的用户名登录失败12次，首次于2026-03-10 09:00（地址：10.1.2.3）",
                        "Failed logins under unknown user names: 12, first at 2026-03-10 09:00"
                                + " (address: 10.1.2.3)"),
                told(
                        new CasesSearched(SearchKind.WORDS, null, "9f86d081884c7d659a2f", 3, "10.1.2.3"),
                        "检索，命中3件，检索内容编码9f86d081884c（地址：10.1.2.3）",
                        "Search by words, hits: 3, code of the words: 9f86d081884c (address: 10.1.2.3)"),
                told(
                        new CasesSearched(SearchKind.CANDIDATES, CASE, null, 0, "10.1.2.3"),
                        "查找可能重复的件，命中0件（地址：10.1.2.3）",
                        "Look-up of possible duplicates, hits: 0 (address: 10.1.2.3)"),
                told(
                        new RecordsRead(ReadKind.DOSSIER, CASE, null, null, "10.1.2.3"),
                        "打印卷宗（地址：10.1.2.3）",
                        "Dossier printed (address: 10.1.2.3)"),
                told(
                        new RecordsRead(ReadKind.STATISTICS, null, "CSV", "9f86d081884c7d659a2f", "10.1.2.3"),
                        "导出统计表：CSV，条件编码9f86d081884c（地址：10.1.2.3）",
                        "Statistics exported: CSV, code of the filters: 9f86d081884c (address: 10.1.2.3)"),
                told(
                        new RectificationOverdue(CASE, 2, END_OF_DAY),
                        "整改第2项到期未完成（期限：2026-03-12 24:00）",
                        "Rectification 2 not completed when due (2026-03-12 24:00)"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("registration")
    void givenRegistration_whenDescribed_thenBothLanguagesTellTheSameFacts(LedgerEvent event, String zh, String en) {
        assertThat(Words.describe(event, DisplayNames.codes()).zh()).isEqualTo(zh);
        assertThat(Words.describe(event, DisplayNames.codes()).en()).isEqualTo(en);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("routing")
    void givenRouting_whenDescribed_thenBothLanguagesTellTheSameFacts(LedgerEvent event, String zh, String en) {
        assertThat(Words.describe(event, DisplayNames.codes()).zh()).isEqualTo(zh);
        assertThat(Words.describe(event, DisplayNames.codes()).en()).isEqualTo(en);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("handling")
    void givenHandling_whenDescribed_thenBothLanguagesTellTheSameFacts(LedgerEvent event, String zh, String en) {
        assertThat(Words.describe(event, DisplayNames.codes()).zh()).isEqualTo(zh);
        assertThat(Words.describe(event, DisplayNames.codes()).en()).isEqualTo(en);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("closing")
    void givenClosing_whenDescribed_thenBothLanguagesTellTheSameFacts(LedgerEvent event, String zh, String en) {
        assertThat(Words.describe(event, DisplayNames.codes()).zh()).isEqualTo(zh);
        assertThat(Words.describe(event, DisplayNames.codes()).en()).isEqualTo(en);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("clocks")
    void givenClocks_whenDescribed_thenBothLanguagesTellTheSameFacts(LedgerEvent event, String zh, String en) {
        assertThat(Words.describe(event, DisplayNames.codes()).zh()).isEqualTo(zh);
        assertThat(Words.describe(event, DisplayNames.codes()).en()).isEqualTo(en);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("retention")
    void givenRetention_whenDescribed_thenBothLanguagesTellTheSameFacts(LedgerEvent event, String zh, String en) {
        assertThat(Words.describe(event, DisplayNames.codes()).zh()).isEqualTo(zh);
        assertThat(Words.describe(event, DisplayNames.codes()).en()).isEqualTo(en);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource({"notes", "duty"})
    void givenANoteOrDuty_whenDescribed_thenBothLanguagesTellTheSameFacts(LedgerEvent event, String zh, String en) {
        assertThat(Words.describe(event, DisplayNames.codes()).zh()).isEqualTo(zh);
        assertThat(Words.describe(event, DisplayNames.codes()).en()).isEqualTo(en);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("inspectionsAndAccountability")
    void givenInspectionsAndAccountability_whenDescribed_thenBothLanguagesTellTheSameFacts(
            LedgerEvent event, String zh, String en) {
        assertThat(Words.describe(event, DisplayNames.codes()).zh()).isEqualTo(zh);
        assertThat(Words.describe(event, DisplayNames.codes()).en()).isEqualTo(en);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("incidents")
    void givenIncidents_whenDescribed_thenBothLanguagesTellTheSameFacts(LedgerEvent event, String zh, String en) {
        assertThat(Words.describe(event, DisplayNames.codes()).zh()).isEqualTo(zh);
        assertThat(Words.describe(event, DisplayNames.codes()).en()).isEqualTo(en);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("oversight")
    void givenOversight_whenDescribed_thenBothLanguagesTellTheSameFacts(LedgerEvent event, String zh, String en) {
        assertThat(Words.describe(event, DisplayNames.codes()).zh()).isEqualTo(zh);
        assertThat(Words.describe(event, DisplayNames.codes()).en()).isEqualTo(en);
    }

    @Test
    void givenPeopleHaveNames_whenASecretIsMarked_thenThoseWhoMayKnowAreCalledByThem() {
        var names = new DisplayNames(
                new PGSimpleDataSource(), Map::of, () -> Map.of("handler", "何𠮷", "leader", "周衡"), Map.of());
        var marked = new SecrecyMarked(SecrecyGround.STATE, List.of("handler", "leader", "gone"), SEALED, OCCURRED);

        assertThat(Words.describe(marked, names).zh()).isEqualTo("定密：涉及国家秘密，仅限何𠮷、周衡、gone知悉");
        assertThat(Words.describe(marked, names).en())
                .isEqualTo("Marked as secret: state secrets, authorised people: 何𠮷, 周衡, gone");
    }

    @Test
    void givenAnActOfAnotherSystem_whenDescribed_thenItsSourceStandsAtTheEnd() {
        var there = new Occurred(AT, null, "citizen-messages");

        assertThat(Words.describe(new ComplaintReplied(SEALED, "d", 1, null, there), DisplayNames.codes())
                        .zh())
                .isEqualTo("回复投诉人（第1稿）（来源：citizen-messages）");
        assertThat(Words.describe(new ComplaintReplied(SEALED, "d", 1, null, there), DisplayNames.codes())
                        .en())
                .isEqualTo("Replied to the complainant (draft 1) (source: citizen-messages)");
    }

    @Test
    void givenTextsWithSignsOfAFormat_whenDescribed_thenTheyStandAsTheyWereWritten() {
        var reason = "%s 100%d {0} \\ \"引号\"";

        assertThat(Words.describe(new LeadDecided(true, reason, OCCURRED), DisplayNames.codes())
                        .zh())
                .isEqualTo("决定立案，理由：" + reason);
        assertThat(Words.describe(new InspectionSentBack("ab", reason), DisplayNames.codes())
                        .en())
                .isEqualTo("Inspection sheet sent back (digest ab): " + reason);
    }

    private static ReturnReviewed reviewed(boolean accepted, boolean ruling, ComplaintState state) {
        return new ReturnReviewed(XIPU, null, accepted, ruling, state, "属安靖辖区", "head", OCCURRED);
    }
}
