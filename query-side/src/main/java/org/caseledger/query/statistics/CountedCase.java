package org.caseledger.query.statistics;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineStatus;
import org.caseledger.procedure.Deadlines;
import org.caseledger.query.RepeatLinks;
import org.caseledger.query.Respondent;
import org.jspecify.annotations.Nullable;

/** The counted data of one case, and the clocks of its replies by which timeliness is determined. */
record CountedCase(
        CaseId caseId,
        String number,
        Instant receivedAt,
        ComplaintKind kind,
        Channel channel,
        @Nullable Severity severity,
        List<String> category,
        List<String> problem,
        @Nullable UnitId unit,
        @Nullable String respondent,
        @Nullable RespondentId entry,
        @Nullable SecrecyGround secret,
        @Nullable String source,
        @Nullable ComplaintState decision,
        @Nullable ComplaintState ended,
        boolean replied,
        @Nullable Integer workingDays,
        Deadlines replyClocks,
        int reopened,
        @Nullable Satisfaction satisfaction,
        RepeatLinks repeats,
        long position) {
    CountedCase {
        // what a view kept before it had them
        repeats = repeats == null ? RepeatLinks.NONE : repeats;
        problem = problem == null ? List.of() : problem;
    }

    /** The case that it repeats, of several the one that was linked last; null for none. */
    @Nullable
    CaseId repeatOf() {
        return repeats.last();
    }

    /** The respondent as it is counted and listed: none of a secret case (P7.20). */
    @Nullable
    String shownRespondent() {
        return new Respondent(respondent, entry, secret).shown();
    }

    /** The entry of the register under which it is counted: none of a secret case (P7.20). */
    @Nullable
    RespondentId shownEntry() {
        return new Respondent(respondent, entry, secret).shownEntry();
    }

    /** Whether it is so by a stated time alone: no reply is late, one was entered when due. */
    boolean asStated() {
        return replyClocks.all().stream().anyMatch(Deadline::metAsStated)
                && replyClocks.all().stream().noneMatch(CountedCase::isLate);
    }

    /**
     * Whether every reply that was due, in any round, was given in time; null while none was due and none given, and
     * where it is so by a stated time alone.
     */
    @Nullable
    Boolean onTime() {
        if (asStated()) {
            return null;
        }
        if (replyClocks.all().stream().anyMatch(CountedCase::isLate)) {
            return false;
        }
        boolean met = replyClocks.all().stream().anyMatch(c -> c.status() == DeadlineStatus.MET);
        return met ? true : null;
    }

    /** Whether a reply was given within a time that was promised when its limit was extended. */
    boolean withLeave() {
        return replyClocks.all().stream().anyMatch(Deadline::metWithLeave);
    }

    // As compliance counts: a clock that was recorded as missed and then met by an earlier reply is
    // in time.
    private static boolean isLate(Deadline clock) {
        return clock.status() == DeadlineStatus.MET ? clock.metLate() : clock.missed();
    }

    /** The names of the category tree down to a level, or as many as there are; null for none. */
    @Nullable
    String categoryPath(int level) {
        return path(category, level);
    }

    /** The same of what is wrong. */
    @Nullable
    String problemPath(int level) {
        return path(problem, level);
    }

    private static @Nullable String path(List<String> names, int level) {
        return names.isEmpty()
                ? null
                : CategoryPath.of(names.stream().limit(level).toList());
    }
}
