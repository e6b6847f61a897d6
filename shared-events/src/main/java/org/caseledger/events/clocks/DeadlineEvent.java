package org.caseledger.events.clocks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Says;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** A fact about one deadline of a case; {@code number} counts the starts of this deadline. */
public sealed interface DeadlineEvent extends ComplaintEvent {
    /** The kind of the deadline. */
    Clock clock();

    /** The start to which the event refers, from 1. */
    int number();

    /** The deadline in words, with its number where there are several of its clock. */
    default Text called() {
        var called = Text.format("%s", "Deadline for %s", clock());
        if (clock() == Clock.ASSISTANCE) {
            return called.andIfPresent("（第%s项）", " (no. %s)", number());
        }
        return number() == 1 ? called : called.andIfPresent("（第%s次）", " (no. %s)", number());
    }

    /**
     * A deadline started, or was set again by a reclassification or a suspension; amber from {@code amberAt}, missed
     * from {@code dueAt}; {@code others} are the limits of other clauses that also apply, null if there are none;
     * {@code unit} is the one that assists, null for every other deadline.
     */
    @EventType("DeadlineSet")
    record DeadlineSet(
            Clock clock,
            int number,
            int round,
            Instant startsAt,
            Instant amberAt,
            Instant dueAt,
            String rule,
            String clause,
            String procedureVersion,
            String calendarVersion,
            boolean provisional,
            @Nullable List<OtherLimit> others,
            @Nullable UnitId unit)
            implements DeadlineEvent {
        @Override
        public Instant occurredAt() {
            return startsAt;
        }
    }

    /** The awaited act happened at {@code metAt}, {@code late} if that was not before the due time. */
    @EventType("DeadlineMet")
    @Says(zh = "{called}：{metAt} 完成，{late?已超期~按时}", en = "{called} met at {metAt}, {late?late~in time}")
    record DeadlineMet(Clock clock, int number, Instant metAt, boolean late) implements DeadlineEvent {
        @Override
        public Instant occurredAt() {
            return metAt;
        }

        /** Whether it is in time by a stated time alone: entered later, when it was already due. */
        public boolean isOnlyAsStated(Instant recordedAt, Instant dueAt) {
            return !late
                    && !recordedAt.isBefore(dueAt)
                    && Duration.between(metAt, recordedAt).compareTo(Occurred.LIVE) > 0;
        }
    }

    /** The deadline passed its due time without being met. */
    @EventType("DeadlineMissed")
    @Says(zh = "{called}已于 {dueAt|until} 届满，尚未完成", en = "{called} missed: it was due {dueAt|until}")
    record DeadlineMissed(Clock clock, int number, Instant dueAt) implements DeadlineEvent {
        @Override
        public Instant occurredAt() {
            return dueAt;
        }
    }

    /** The deadline ended because the awaited act is no longer required. */
    @EventType("DeadlineLapsed")
    @Says(zh = "{called}终止：{reason}", en = "{called} lapsed: {reason}")
    record DeadlineLapsed(Clock clock, int number, LapseReason reason, Instant at) implements DeadlineEvent {
        @Override
        public Instant occurredAt() {
            return at;
        }
    }

    /** A leader promised the complainant a later time, with the reason (P9.08, P2.17). */
    @EventType(value = "DeadlineExtended", zh = "延期", en = "Deadline extended")
    @Says(
            zh = "{called}延长至 {dueAt|until}（{clause|clause}），理由：{reason}，批准人：{approvedBy|person}{told}",
            en = "{called} extended to {dueAt|until} ({clause|clause}), reason: {reason}, approved by "
                    + "{approvedBy|person}{told}")
    record DeadlineExtended(
            Clock clock,
            int number,
            @Official String reason,
            Told told,
            Instant amberAt,
            Instant dueAt,
            String clause,
            String approvedBy,
            Occurred occurred)
            implements DeadlineEvent {
        @Override
        public @Nullable Instant occurredAt() {
            return occurred.at();
        }
    }

    /** The deadline is suspended for a test or an appraisal. */
    @EventType(value = "DeadlineSuspended", zh = "中止时限", en = "Deadline suspended")
    @Says(
            zh = "{called}中止计时：{ground}[，依据：{evidence}]",
            en = "{called} suspended, ground: {ground}[, evidence: {evidence}]")
    record DeadlineSuspended(
            Clock clock,
            int number,
            SuspensionGround ground,
            @Official String evidence,
            Occurred occurred) implements DeadlineEvent {
        @Override
        public @Nullable Instant occurredAt() {
            return occurred.at();
        }
    }

    /** The deadline runs again; the suspended time does not count. */
    @EventType(value = "DeadlineResumed", zh = "恢复时限", en = "Deadline resumed")
    @Says(zh = "{called}恢复计时，至 {dueAt|until}", en = "{called} resumed, due {dueAt|until}")
    record DeadlineResumed(Clock clock, int number, Instant amberAt, Instant dueAt, Occurred occurred)
            implements DeadlineEvent {
        @Override
        public @Nullable Instant occurredAt() {
            return occurred.at();
        }
    }
}
