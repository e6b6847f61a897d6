package org.caseledger.query.process;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.query.Respondent;
import org.caseledger.query.process.Trace.Taken;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** Reads the trace of one case from its events, folded as the view folds them. */
@RequiredArgsConstructor
final class TraceReader {
    private static final Set<Datum> OF_CASE = Set.of(Datum.KIND, Datum.SEVERITY, Datum.ROUND);

    private final ProcessView view;

    Trace read(List<Recorded> events) {
        var receipt = (ComplaintReceived) events.get(0).event();
        var steps = new ArrayList<Taken>();
        var links = new StepLinks(receipt.caseId());
        var respondent = Respondent.NONE;
        TracedCase before = null;
        for (var recorded : events) {
            var event = (ComplaintEvent) recorded.event();
            var after = view.on(before, recorded);
            var at = event.occurredAt();
            var activity = Activity.of(event);
            if (at != null && activity.isPresent()) {
                steps.add(new Taken(
                        recorded.position(),
                        activity.get(),
                        at,
                        recorded.recordedAt(),
                        recorded.actor(),
                        StepData.of(before, event),
                        changes(before, after, event),
                        links.of(event)));
            }
            respondent = respondent.on(event);
            before = after;
        }
        boolean migrated = receipt.occurred().source() != null;
        return new Trace(receipt.caseId(), receipt, List.copyOf(steps), !migrated, respondent.shownEntry());
    }

    /** What is another of the case by this step, and what its first classification makes of it. */
    private static Map<Datum, String> changes(
            @Nullable TracedCase before, @Nullable TracedCase after, ComplaintEvent event) {
        if (before == null || after == null) {
            return Map.of();
        }
        var changes = new EnumMap<Datum, String>(Datum.class);
        var was = StepData.ofCase(before);
        var is = StepData.ofCase(after);
        for (var datum : OF_CASE) {
            var value = is.get(datum);
            boolean told = datum == Datum.SEVERITY && event instanceof ComplaintClassified;
            if (value != null && (told || !value.equals(was.get(datum)))) {
                changes.put(datum, value);
            }
        }
        return changes;
    }
}
