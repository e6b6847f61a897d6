package org.caseledger.bench.replay;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.View;

/** A view folded in memory from the first event on, without its runner, token or reads. */
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
final class Fold<S> {
    private final View<S> view;
    private final Map<CaseId, S> states = new HashMap<>();

    static <S> Fold<S> of(View<S> view) {
        return new Fold<>(view);
    }

    /** Folds a chunk and writes the changed rows; returns the cases. */
    Collection<CaseId> apply(List<Recorded> chunk) {
        var changed = new HashMap<CaseId, S>();
        for (var recorded : chunk) {
            S before = states.get(recorded.caseId());
            S after = view.on(before, recorded);
            if (after != null && after != before) {
                states.put(recorded.caseId(), after);
                changed.put(recorded.caseId(), after);
            }
        }
        view.save(changed.values());
        return changed.keySet();
    }
}
