package org.caseledger.query.findings;

import java.util.List;
import java.util.Set;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What a rule has found: the earlier events it rests on, who did it (null: an omission without an actor), the unit that
 * answers for it (null: the complaint center), the clause where it is not the rule's own, and which data a migrated
 * source must have for it to hold.
 */
record Found(
        List<Long> earlier,
        @Nullable String person,
        @Nullable UnitId unit,
        @Nullable String clause,
        Text words,
        Set<SourceGap> needs) {
    static Found of(
            List<Long> earlier, @Nullable String person, @Nullable UnitId unit, String zh, String en, Object... facts) {
        return new Found(earlier, person, unit, null, Text.format(zh, en, facts), Set.of());
    }

    Found by(@Nullable String ownClause) {
        return new Found(earlier, person, unit, ownClause, words, needs);
    }

    Found needing(SourceGap gap) {
        return new Found(earlier, person, unit, clause, words, Set.of(gap));
    }
}
