package org.caseledger.api.importing;

import java.util.Optional;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineStatus;
import org.jspecify.annotations.Nullable;

/**
 * What an import did, in cases: {@code inTime} and {@code late} by our own rules for the reply,
 * {@code unanswered} past due, {@code untold} where the source does not tell when; the source's own
 * verdicts are counted apart. Of those that are {@code alreadyThere} some are told differently now,
 * and some of these corrected; {@code leftOut} are the rows that the mapping does not mean, {@code
 * doubtful} the cases of which something that cannot be right was taken as it was told.
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

    /** One that is there and told differently now; {@code corrections} were recorded. */
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
