package org.caseledger.api.importing;

import java.util.Optional;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineStatus;
import org.jspecify.annotations.Nullable;

/**
 * The result of an import, in cases: {@code inTime} and {@code late} by our own rules for the reply, {@code unanswered}
 * past due, {@code untold} where the source has no time; the source's own verdicts are counted separately. Of those
 * that are {@code alreadyThere} some have changed in the source, and some of these were corrected; {@code leftOut} are
 * the rows that the mapping excludes, {@code doubtful} the cases imported with a value that cannot be right.
 */
public record ImportSummary(
        long taken,
        long alreadyThere,
        long rejected,
        long inTime,
        long late,
        long unanswered,
        long untold,
        long sourceInTime,
        long sourceOverdue,
        long changed,
        long corrected,
        long leftOut,
        long doubtful) {
    public static final ImportSummary NOTHING = new ImportSummary(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Where nothing has changed and no row is left out. */
    public ImportSummary(
            long taken,
            long alreadyThere,
            long rejected,
            long inTime,
            long late,
            long unanswered,
            long untold,
            long sourceInTime,
            long sourceOverdue) {
        this(taken, alreadyThere, rejected, inTime, late, unanswered, untold, sourceInTime, sourceOverdue, 0, 0, 0, 0);
    }

    /** How many were looked at, a case of several rows being one. */
    public long rows() {
        return taken + alreadyThere + rejected + leftOut;
    }

    /** Whether there is anything to say of single rows. */
    public boolean hasRemarks() {
        return rejected + changed + doubtful > 0;
    }

    ImportSummary withAlreadyThere() {
        return plus(new ImportSummary(0, 1, 0, 0, 0, 0, 0, 0, 0));
    }

    /** A known case whose source has changed; {@code corrections} were recorded. */
    ImportSummary withChanged(int corrections) {
        return plus(new ImportSummary(0, 1, 0, 0, 0, 0, 0, 0, 0, 1, one(corrections > 0), 0, 0));
    }

    ImportSummary withLeftOut() {
        return plus(new ImportSummary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0));
    }

    ImportSummary withDoubtful() {
        return plus(new ImportSummary(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    }

    ImportSummary withRejected() {
        return plus(new ImportSummary(0, 0, 1, 0, 0, 0, 0, 0, 0));
    }

    ImportSummary withTaken(Optional<Deadline> reply, @Nullable SourceVerdict verdict) {
        boolean met = reply.filter(d -> d.status() == DeadlineStatus.MET).isPresent();
        boolean late = met && reply.orElseThrow().late();
        boolean open = reply.filter(Deadline::isOpen).isPresent();
        return plus(new ImportSummary(
                1,
                0,
                0,
                one(met && !late),
                one(late),
                one(open),
                one(!met && !open),
                one(verdict == SourceVerdict.IN_TIME),
                one(verdict == SourceVerdict.OVERDUE)));
    }

    private static long one(boolean counted) {
        return counted ? 1 : 0;
    }

    private ImportSummary plus(ImportSummary more) {
        return new ImportSummary(
                taken + more.taken,
                alreadyThere + more.alreadyThere,
                rejected + more.rejected,
                inTime + more.inTime,
                late + more.late,
                unanswered + more.unanswered,
                untold + more.untold,
                sourceInTime + more.sourceInTime,
                sourceOverdue + more.sourceOverdue,
                changed + more.changed,
                corrected + more.corrected,
                leftOut + more.leftOut,
                doubtful + more.doubtful);
    }
}
