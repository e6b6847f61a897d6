package org.caseledger.api.lives;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.command.complaint.RandomLife;
import org.caseledger.command.complaint.RandomLife.Lived;
import org.caseledger.query.views.Recorded;

/** Random lives as a view sees them, without any database. */
final class Lives {
    private Lives() {}

    static List<Recorded> of(long seed) {
        return recorded(RandomLife.of(seed));
    }

    /** Entered at once, without corrections. */
    static List<Recorded> inTime(long seed) {
        return recorded(RandomLife.inTime(seed));
    }

    /** Positions leave gaps, as between the events of other cases. */
    private static List<Recorded> recorded(List<Lived> life) {
        var recorded = new ArrayList<Recorded>();
        for (var lived : life) {
            int sequence = recorded.size();
            recorded.add(new Recorded(
                    10 + 3L * sequence,
                    RandomLife.caseId(),
                    sequence,
                    lived.recordedAt(),
                    lived.actor(),
                    lived.event()));
        }
        return recorded;
    }
}
