package org.caseledger.events.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Says;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** A fact about an inspection sheet 检查表, in the order of its life (P1.16). */
public sealed interface InspectionEvent extends LedgerEvent {
    /**
     * The figures of a unit (null: of the office) from the first to the last day of a period were taken, by the program
     * and not by hand, from the log at {@code position} (P1.16). A figure without a value is absent.
     * {@code findingsDigest} (SHA-256, hex) identifies the findings that are counted.
     */
    @EventType(value = "InspectionPrepared", revision = 2)
    @Says(
            zh = "编制检查表[：{unit}]，期间 {first} 至 {last}[，收件{figures.RECEIVED}件]",
            en = "Inspection sheet prepared[ for {unit}], period {first} to {last}"
                    + "[, complaints received: {figures.RECEIVED}]")
    record InspectionPrepared(
            LocalDate first,
            LocalDate last,
            @Nullable UnitId unit,
            long position,
            Instant takenAt,
            String calendar,
            Map<InspectionFigure, Long> figures,
            List<Limit> limits,
            List<Found> findings,
            String findingsDigest)
            implements InspectionEvent {
        /**
         * How the limits of one deadline were kept; the numbers after the total add up to it. Before revision 2, what
         * was met with leave was counted as met in time ({@code metWithLeave} null). {@code metAsStated}, in time by a
         * stated time alone, is null for none.
         */
        public record Limit(
                Clock clock,
                long total,
                long metInTime,
                @Nullable Long metWithLeave,
                long metLate,
                long missed,
                long lapsed,
                long running,
                @Nullable Long metAsStated) {
            /** As it was written before revision 2. */
            public Limit withoutLeave() {
                long withLeave = metWithLeave == null ? 0 : metWithLeave;
                long asStated = metAsStated == null ? 0 : metAsStated;
                long inTime = metInTime + withLeave + asStated;
                return new Limit(clock, total, inTime, null, metLate, missed, lapsed, running, null);
            }
        }

        /** The number of findings by one rule, and how many of them are unanswered. */
        public record Found(String rule, String clause, String severity, long count, long unanswered) {}

        public InspectionPrepared {
            // In the order of the enum, so that the written and hashed text is always the same.
            figures = Collections.unmodifiableMap(new TreeMap<>(figures));
        }

        /** Whether limits met with leave are counted separately, as since revision 2. */
        public boolean countsLeaveApart() {
            return figures.containsKey(InspectionFigure.WITH_LEAVE)
                    || limits.stream().anyMatch(limit -> limit.metWithLeave() != null);
        }
    }

    /**
     * The inspector's observations on site, the problems, and what is asked of the unit, to be answered {@code by} a
     * time if one was set (P1.16).
     */
    @EventType("InspectionRemarked")
    @Says(
            zh = "检查意见：{seen}[；问题：{problems}][；要求：{asked}][，请于 {by|until} 前答复]",
            en = "Inspection remarks: {seen}[; problems: {problems}][; required: {asked}][, answer due {by|until}]")
    record InspectionRemarked(
            String seen,
            @Nullable String problems,
            @Nullable String asked,
            @Nullable Instant by) implements InspectionEvent {}

    /** The inspected unit's answer to the sheet (P1.16). */
    @EventType("InspectionAnswered")
    @Says(zh = "答复检查：{answer}", en = "Inspection answered: {answer}")
    record InspectionAnswered(String answer) implements InspectionEvent {}

    /** A leader sent back the sheet with this {@code digest}, with the reason (P1.16). */
    @EventType("InspectionSentBack")
    @Says(zh = "退回检查表（摘要 {digest}）：{reason}", en = "Inspection sheet sent back (digest {digest}): {reason}")
    record InspectionSentBack(String digest, String reason) implements InspectionEvent {}

    /** A leader signed exactly the sheet with this {@code digest}; it does not change afterwards (P1.16). */
    @EventType("InspectionSignedOff")
    @Says(zh = "签批检查表（摘要 {digest}）[：{opinion}]", en = "Inspection sheet signed off (digest {digest})[: {opinion}]")
    record InspectionSignedOff(String digest, @Nullable String opinion) implements InspectionEvent {}
}
