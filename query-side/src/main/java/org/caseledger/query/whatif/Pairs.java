package org.caseledger.query.whatif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.events.Clock;
import org.caseledger.query.whatif.ClockComparison.Outcome;
import org.jspecify.annotations.Nullable;

/** Pairs the clocks of both sides: the same clock, started in the same round. */
final class Pairs {
    /** A start of a clock: the how manieth of its round. */
    private record Start(Clock clock, int round, int nth) {}

    private Pairs() {}

    static List<ClockComparison> of(Side recorded, Side reckoned) {
        var before = outcomes(recorded);
        var after = outcomes(reckoned);
        var pairs = new ArrayList<ClockComparison>();
        before.forEach((start, outcome) -> pairs.add(pair(start, outcome, after.remove(start))));
        after.forEach((start, outcome) -> pairs.add(pair(start, null, outcome)));
        return pairs;
    }

    private static ClockComparison pair(Start start, @Nullable Outcome before, @Nullable Outcome after) {
        return new ClockComparison(start.clock(), start.round(), before, after);
    }

    private static Map<Start, Outcome> outcomes(Side side) {
        var outcomes = new LinkedHashMap<Start, Outcome>();
        var counted = new HashMap<Start, Integer>();
        for (int i = 0; i < side.all().size(); i++) {
            var deadline = side.all().get(i);
            var round = new Start(deadline.clock(), deadline.round(), 0);
            int nth = counted.merge(round, 1, Integer::sum);
            outcomes.put(new Start(deadline.clock(), deadline.round(), nth), Outcome.of(deadline, side.answering(i)));
        }
        return outcomes;
    }
}
