package org.caseledger.events.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.EventType;
import org.caseledger.events.Role;
import org.caseledger.events.Says;

/**
 * What becomes of an archived case: its texts are about the archive, never about the people of the case, since they
 * outlive what is destroyed.
 */
public sealed interface RetentionEvent extends ComplaintEvent {
    /** When it was done. */
    Instant at();

    @Override
    default Instant occurredAt() {
        return at();
    }

    /** 封存: the case is in no list and no search from now on, and nothing is done in it; it is kept until that day. */
    @EventType(value = "CaseSealedOff", zh = "封存", en = "Sealed off")
    @Says(zh = "封存：{ground}（{kept}，保管至{keptUntil}）", en = "Sealed off: {ground} ({kept}, kept until {keptUntil})")
    record CaseSealedOff(SealingGround ground, RetentionClass kept, LocalDate keptUntil, Instant at)
            implements RetentionEvent {}

    /** 解除封存: the case can be found and worked on again; a proposal to destroy it is void. */
    @EventType(value = "SealingOffLifted", zh = "解除封存", en = "Sealing off lifted")
    @Says(zh = "解除封存，理由：{why}", en = "Sealing off lifted, reason: {why}")
    record SealingOffLifted(String why, Instant at) implements RetentionEvent {}

    /** The period was over on that day, and the ledger proposes to destroy the case. */
    @EventType(value = "DestructionProposed", zh = "提请销毁", en = "Destruction proposed")
    @Says(
            zh = "提请销毁：{kept}，{archivedOn}归档，保管期限{kept.years}年，至{keptUntil}届满",
            en = "Destruction proposed: archived on {archivedOn}, class “{kept}”, kept for {kept.years} years until "
                    + "{keptUntil}")
    record DestructionProposed(RetentionClass kept, LocalDate archivedOn, LocalDate keptUntil, Instant at)
            implements RetentionEvent {}

    /**
     * The case is not destroyed before that day; approvals that were given until now are void, and the proposal stands
     * again from that day on.
     */
    @EventType(value = "DestructionPutOff", zh = "暂缓销毁", en = "Destruction put off")
    @Says(zh = "暂缓销毁至{until}（{ground}），理由：{why}", en = "Destruction put off ({ground}) until {until}, reason: {why}")
    record DestructionPutOff(HoldGround ground, String why, LocalDate until, Instant at) implements RetentionEvent {}

    /** One of the two people who decide approved the destruction. */
    @EventType(value = "DestructionApproved", zh = "批准销毁", en = "Destruction approved")
    @Says(zh = "批准销毁（{as}）", en = "Destruction approved ({as})")
    record DestructionApproved(String by, Role as, Instant at) implements RetentionEvent {}

    /**
     * 销毁: the key and the files of the case were destroyed with the recording of this event. {@code texts} counts what
     * was sealed by event and field, {@code files} what was stored by suffix; {@code fromTheList} says that it was
     * entered from the list of destroyed cases, since the log lacked it: a backup had been restored, or the recording
     * was interrupted.
     */
    @EventType(value = "CaseDestroyed", zh = "销毁", en = "Destroyed")
    record CaseDestroyed(
            String number,
            RetentionClass kept,
            List<DestructionApproved> approvals,
            Map<String, Integer> texts,
            Map<String, Integer> files,
            boolean fromTheList,
            Instant at)
            implements RetentionEvent {}
}
