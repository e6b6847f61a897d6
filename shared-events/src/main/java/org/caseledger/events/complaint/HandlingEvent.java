package org.caseledger.events.complaint;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.EventType;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Says;
import org.caseledger.events.Sealed;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** What the unit does with a case that it has accepted. */
public sealed interface HandlingEvent extends Act {
    /**
     * The unit decided to take the case and notified the complainant (P9.07); under Order 121 also why this office is
     * the one to handle it (O121-13, O121-29).
     */
    @EventType(value = "ComplaintAccepted", zh = "受理", en = "Accepted")
    @Says(zh = "{unit}受理{told}[；处理权限：{jurisdiction}]", en = "Accepted by {unit}{told}[; jurisdiction: {jurisdiction}]")
    record ComplaintAccepted(
            UnitId unit, Told told, @Nullable Jurisdiction jurisdiction, Occurred occurred) implements HandlingEvent {}

    /** An investigation took place, on site or not (P9.14, P4.13). */
    @EventType(value = "InvestigationRecorded", zh = "调查", en = "Investigated")
    @Says(
            zh = "{unit}进行{onSite?现场调查~调查（未出现场）}[，证据：{evidence.name}]",
            en = "Investigated {onSite?on site by {unit}~by {unit}, not on site}[, evidence: {evidence.name}]")
    record InvestigationRecorded(
            UnitId unit, boolean onSite, Sealed findings, List<Evidence> evidence, Occurred occurred)
            implements HandlingEvent {}

    /**
     * A conversation took place (P7.05, P7.11); {@code notice} names the notice given by it, if any, {@code basis} the
     * provision by which the result of a report is disclosed (O121-36), and {@code party} which of the two sides it was
     * with (O121-23).
     */
    @EventType(value = "ContactRecorded", zh = "联系", en = "Contacted")
    @Says(
            zh = "{medium=NOBODY?匿名，无从告知{withWhom}~{medium|by}联系{withWhom}}[，告知事项：{notice}][，告知依据：{basis}][（{party}）]",
            en = "{medium=NOBODY?Anonymous, no one to notify: {withWhom}~Contact {medium|by} with {withWhom}}"
                    + "[, notice given: {notice}][, by {basis}][ ({party})]")
    record ContactRecorded(
            @Official String withWhom,
            Medium medium,
            Sealed content,
            @Nullable Notice notice,
            @Official @Nullable String basis,
            @Nullable Party party,
            Occurred occurred)
            implements HandlingEvent {}

    /**
     * A sign of a violation of the law was found while a complaint was mediated (O121-27). Revision 1 kept the
     * {@code lead} in the clear.
     */
    @EventType(value = "LeadFound", revision = 2, zh = "发现违法线索", en = "Lead found")
    @Says(zh = "调解中发现违法线索[：{lead}]", en = "Lead found while mediating[: {lead}]")
    record LeadFound(
            @Official @Nullable String lead, @Nullable Sealed sealedLead, Occurred occurred) implements HandlingEvent {}

    /** It was decided whether to open a formal case on a report 举报. */
    @EventType(value = "LeadDecided", zh = "线索处理决定", en = "Decided on lead")
    @Says(zh = "决定{filed?~不予}立案，理由：{reason}", en = "Decided {filed?~not }to file a case, reason: {reason}")
    record LeadDecided(boolean filed, @Official String reason, Occurred occurred) implements HandlingEvent {}

    /**
     * What suggests that the complainant or reporter defrauds or blackmails a business was handed over to the police or
     * another authority: to which, what for, and with which materials (O121-42).
     */
    @EventType(value = "HandedToPolice", zh = "移送公安机关", en = "Handed over to the police")
    @Says(zh = "移送{authority}，移送材料：{materials}", en = "Handed over to {authority}, with: {materials}")
    record HandedToPolice(
            String authority, Sealed suspicion, @Official String materials, Occurred occurred)
            implements HandlingEvent {}

    /** Findings on public opinion were reported to the superior authority (P9.10). */
    @EventType(value = "OpinionReported", zh = "舆情报告", en = "Public opinion reported")
    @Says(zh = "向{to}报告舆情，措施：{measures}", en = "Public opinion reported to {to}, measures: {measures}")
    record OpinionReported(
            String to, Sealed findings, @Official String measures, Occurred occurred) implements HandlingEvent {}

    /** The unit proposed how to handle the matter, with a plan (P4.15, P7.09). */
    @EventType(value = "OpinionProposed", zh = "处理意见", en = "Opinion proposed")
    @Says(
            zh = "提出处理意见，方式：{plan.method}，责任人：{plan.responsible}[，期限：{plan.by|until}]",
            en = "Handling opinion proposed, method: {plan.method}, person responsible: {plan.responsible}"
                    + "[, due {plan.by|until}]")
    record OpinionProposed(Sealed opinion, Plan plan, Occurred occurred) implements HandlingEvent {}

    /** The complaint center reviewed the handling opinion with this number in the case (P6.10). */
    @EventType(value = "OpinionReviewed", zh = "处理意见审核", en = "Opinion reviewed")
    @Says(
            zh = "{agreed?审核同意~退回}第{opinion}次处理意见[，意见：{comment}]",
            en = "{agreed?Approved~Sent back} handling opinion {opinion}[, comment: {comment}]")
    record OpinionReviewed(
            int opinion, boolean agreed, @Official @Nullable String comment, String by, Occurred occurred)
            implements HandlingEvent {}

    /** The respondent was ordered to make a rectification (P3.13), {@code by} a time if one was set. */
    @EventType(value = "RectificationOrdered", zh = "责令整改", en = "Rectification ordered")
    @Says(zh = "责令整改：{what}[，期限：{by|until}]", en = "Rectification ordered: {what}[, due {by|until}]")
    record RectificationOrdered(
            @Official String what, @Nullable Instant by, Occurred occurred) implements HandlingEvent {}

    /**
     * The respondent has completed a rectification (P3.13): {@code order} is the number of the order in the case,
     * counted from 1. Revision 1 did not name it ({@link OpenRectifications}).
     */
    @EventType(value = "RectificationCompleted", revision = 2, zh = "整改完成", en = "Rectification completed")
    @Says(zh = "整改完成[（第{order}项）][：{what}]", en = "Rectification completed[ (no. {order})][: {what}]")
    record RectificationCompleted(
            @Nullable Integer order, @Official String what, Occurred occurred) implements HandlingEvent {}
}
