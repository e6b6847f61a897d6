package org.caseledger.query.history;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.log.EventSetAside;
import org.caseledger.query.history.HistoryEntry.Mark;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.SetAside;

/** What is odd about the records of some events. */
final class RecordMarks {
    private final Set<Long> inDoubt;
    private final Set<Long> setAside;

    RecordMarks(EventLog log, Collection<Recorded> events) {
        inDoubt = log.inDoubt(events.stream().map(Recorded::position).toList());
        setAside = new SetAside(log).all().stream().map(EventSetAside::position).collect(Collectors.toSet());
    }

    Set<Mark> of(long position) {
        var marks = EnumSet.noneOf(Mark.class);
        if (inDoubt.contains(position)) {
            marks.add(Mark.TIME_IN_DOUBT);
        }
        if (setAside.contains(position)) {
            marks.add(Mark.SET_ASIDE);
        }
        return marks;
    }
}
