package org.caseledger.events.complaint;

import java.util.Set;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Ending.ComplaintSettled;
import org.caseledger.events.complaint.Ending.ComplaintWithdrawn;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.LeadDecided;
import org.caseledger.events.complaint.HandlingEvent.OpinionReported;
import org.caseledger.events.complaint.MediationEvent.MediationArranged;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.SupervisionEvent.EscalatedToSuperior;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.text.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * The papers of a case: the ten forms of Order 121 and those of the office, each with the word of its numbers, who
 * issues it and the act that it puts on paper.
 */
@Getter
@RequiredArgsConstructor
public enum PaperKind implements Bilingual {
    REGISTRATION("F1", "投诉登记表", "Registration of a complaint", "登", ComplaintReceived.class),
    REPORT_REGISTRATION("F2", "举报登记表", "Registration of a report", "举登", ComplaintReceived.class),
    TRANSFER("F3", "投诉举报分送通知书", "Notice of transfer", "转", ComplaintAssigned.class),
    MATERIALS("F4", "限期提供身份证明材料通知书", "Request for proof of identity", "限", ComplaintReceived.class),
    ACCEPTANCE("F5", "投诉受理决定书", "Decision to accept", "受", ComplaintAccepted.class),
    REFUSAL("F6", "投诉不予受理决定书", "Decision not to accept", "不受", ComplaintDeclined.class),
    MEDIATION("F7", "投诉调解通知书", "Notice of mediation", "调", MediationArranged.class),
    MEDIATION_ENDED("F8", "投诉终止调解决定书", "Decision to end mediation", "终", MediationRecorded.class),
    AGREEMENT("F9", "投诉调解书", "Mediation agreement", "调书", MediationRecorded.class),
    REPORT_RESULT("F10", "举报处理结果告知书", "Result of a report", "举告", LeadDecided.class),
    REPLY(null, "投诉处理结果答复书", "Reply", "复", ComplaintReplied.class),
    URGING(null, "督办通知书", "Supervision notice", "督", HandlingUrged.class),
    RETURN(null, "退件函", "Return slip", "退", ComplaintReturned.class),
    ESCALATION(null, "关于提请上级处理的请示", "Escalation", "请", EscalatedToSuperior.class),
    UPWARD_REPORT(null, "舆情处置情况报告", "Report to superior", "报", OpinionReported.class),
    DOSSIER(null, "卷宗", "Dossier", "卷", ComplaintArchived.class);

    private static final Set<Role> RECORDING = Set.of(Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER);
    private static final Set<Role> CENTER = Set.of(Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD);

    /** Which of the ten forms of Order 121 it is; null for a paper of the office. */
    private final @Nullable String form;

    private final String zh;
    private final String en;
    /** The word of its numbers, after the code of the office. */
    private final String word;

    private final Class<? extends Act> act;

    /** Who issues it. */
    public Set<Role> roles() {
        return switch (this) {
            case REGISTRATION, REPORT_REGISTRATION, MATERIALS, RETURN -> RECORDING;
            case ACCEPTANCE, REFUSAL, MEDIATION, AGREEMENT, REPORT_RESULT -> Set.of(Role.HANDLER);
            case MEDIATION_ENDED -> Set.of(Role.HANDLER, Role.CENTER_HEAD);
            case TRANSFER, DOSSIER -> CENTER;
            case REPLY -> Set.of(Role.HANDLER, Role.CENTER_HEAD);
            case URGING -> Set.of(Role.SUPERVISOR, Role.CENTER_HEAD, Role.LEADER);
            case ESCALATION -> Set.of(Role.CENTER_HEAD, Role.LEADER);
            case UPWARD_REPORT -> Set.of(Role.HANDLER, Role.CENTER_HEAD);
        };
    }

    /** Whether it is one for cases of that kind. */
    public boolean isFor(ComplaintKind kind) {
        return switch (this) {
            case REPORT_REGISTRATION, REPORT_RESULT -> kind == ComplaintKind.REPORT;
            case REGISTRATION, MATERIALS, ACCEPTANCE, REFUSAL, MEDIATION, MEDIATION_ENDED, AGREEMENT ->
                kind == ComplaintKind.COMPLAINT;
            case UPWARD_REPORT -> kind == ComplaintKind.OPINION;
            default -> true;
        };
    }

    /** Whether an act is what it puts on paper. */
    public boolean tells(ComplaintEvent event) {
        return switch (this) {
            case MEDIATION_ENDED ->
                event instanceof MediationRecorded e && !e.agreed()
                        || event instanceof ComplaintWithdrawn
                        || event instanceof ComplaintSettled;
            case AGREEMENT -> event instanceof MediationRecorded e && e.agreed();
            case TRANSFER -> event instanceof ComplaintAssigned || event instanceof ComplaintReferred;
            default -> act.isInstance(event);
        };
    }
}
