package org.caseledger.query.testing;

import java.util.List;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/** Folds a history without any database. */
public final class Folds {
    private Folds() {}

    /** What a view keeps of a case after these events. */
    public static <S> @Nullable S fold(View<S> view, List<Recorded> events) {
        S kept = null;
        for (Recorded event : events) {
            if (view.wants(event.event().getClass())) {
                kept = view.on(kept, event);
            }
        }
        return kept;
    }
}
