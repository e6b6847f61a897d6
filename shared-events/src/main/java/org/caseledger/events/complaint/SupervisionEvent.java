package org.caseledger.events.complaint;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Says;
import org.caseledger.events.Sealed;
import org.caseledger.events.accountability.AccountabilityKind;
import org.jspecify.annotations.Nullable;

/** What superiors and supervisors do about a case, and who may see it. */
public sealed interface SupervisionEvent extends Act {
    /**
     * A supervision notice was sent about a late or inactive case (P9.01, P1.17), about one start of a deadline or the
     * case as a whole, with a time for the answer if one was set. Revision 1 knew only 督办: it has no step.
     */
    @EventType(value = "HandlingUrged", revision = 2, zh = "督办", en = "Supervision notice sent")
    @Says(
            zh = "{taken}[（{clock}）][：{note}][，请于 {answerBy|until} 前答复]",
            en = "{taken|capital} issued[ (deadline for {clock})][: {note}][, answer due {answerBy|until}]")
    record HandlingUrged(
            @Official String note,
            @Nullable UrgingStep step,
            @Nullable Clock clock,
            @Nullable Integer number,
            @Nullable Instant answerBy,
            Occurred occurred)
            implements SupervisionEvent {
        /** The step that was taken. */
        public UrgingStep taken() {
            return step == null ? UrgingStep.URGE : step;
        }
    }

    /**
     * The holder of the case answered the supervision notice with that number, counted from 1 (P9.01): what was done,
     * and by when the rest will be done, if anything is left.
     */
    @EventType(value = "UrgingAnswered", zh = "答复督办", en = "Supervision notice answered")
    @Says(
            zh = "答复第{urging}次督办：{done}[，其余于 {by|until} 前办结]",
            en = "Supervision notice {urging} answered: {done}[, the rest due {by|until}]")
    record UrgingAnswered(
            int urging, @Official String done, @Nullable Instant by, Occurred occurred) implements SupervisionEvent {}

    /** A unit or a person was commended, criticised or held to account in a case (P1.17). */
    @EventType(value = "AccountabilityRecorded", zh = "表彰追责", en = "Accountability recorded")
    @Says(zh = "{kind}：对象 {of}，事由：{why}", en = "Accountability recorded: {kind} of {of}, reason: {why}")
    record AccountabilityRecorded(
            AccountabilityKind kind, String of, @Official String why, Occurred occurred) implements SupervisionEvent {}

    /**
     * An accountability entry of this case, by a record or by a criticism 通报, {@code number} counted from 1, was
     * withdrawn; the entry itself stays on record (P1.17).
     */
    @EventType(value = "CaseAccountabilityWithdrawn", zh = "撤销表彰、通报批评或追责", en = "Accountability withdrawn")
    @Says(zh = "撤销第{number}项表彰、通报批评或追责，理由：{reason}", en = "Accountability record {number} withdrawn, reason: {reason}")
    record CaseAccountabilityWithdrawn(int number, @Official String reason, Occurred occurred)
            implements SupervisionEvent {}

    /**
     * What of the case was published, with every person masked, and the SHA-256 (hex) of exactly that text (O121-38).
     */
    @EventType(value = "CasePublished", zh = "公示", en = "Published")
    @Says(zh = "公示：{text}（摘要 {digest|8}）", en = "Published: {text} (digest {digest|8})")
    record CasePublished(String text, String digest, Occurred occurred) implements SupervisionEvent {}

    /**
     * 定密: a case contains state or trade secrets, and only the people with these logins may open it (P7.20); the reason
     * is sealed like the secret.
     */
    @EventType("SecrecyMarked")
    @Says(
            zh = "定密：涉及{ground}，仅限{people|person}知悉",
            en = "Marked as secret: {ground}, authorised people: {people|person}")
    record SecrecyMarked(SecrecyGround ground, List<String> people, Sealed why, Occurred occurred)
            implements SupervisionEvent {}

    /** 解密: the secrecy was lifted, and whoever handles the case may open it again (P7.20). */
    @EventType("SecrecyLifted")
    @Says(zh = "解密，理由：{why}", en = "Secrecy lifted, reason: {why}")
    record SecrecyLifted(@Official String why, Occurred occurred) implements SupervisionEvent {}

    /** The matter was passed to a superior authority or to arbitration (P1.12). */
    @EventType(value = "EscalatedToSuperior", zh = "上报上级", en = "Escalated to superior")
    @Says(
            zh = "{arbitration?提请{authority}仲裁~上报{authority}}，理由：{why}",
            en = "{arbitration?Submitted to {authority} for arbitration~Escalated to {authority}}, reason: {why}")
    record EscalatedToSuperior(
            String authority, boolean arbitration, @Official String why, Occurred occurred)
            implements SupervisionEvent {}

    /**
     * A superior authority or an arbitration body answered what was put before it (P1.12, P2.25): the
     * {@code escalation}, counted from 1 in the case, its answer, and what follows from it.
     */
    @EventType(value = "EscalationAnswered", zh = "上级已答复", en = "Escalation answered")
    @Says(
            zh = "第{escalation}项上报已获答复：{answer}；后续：{consequence}",
            en = "Escalation {escalation} was answered: {answer}; what follows: {consequence}")
    record EscalationAnswered(
            int escalation,
            @Official String answer,
            @Official String consequence,
            Occurred occurred) implements SupervisionEvent {}
}
