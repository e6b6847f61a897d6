package org.caseledger.command.complaint.state;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.SupervisionEvent.UrgingAnswered;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.procedure.Deadline;
import org.jspecify.annotations.Nullable;

/** How a case was pressed so far, and which of it was answered. */
public record Urgings(List<Sent> all) {
    static final Urgings NONE = new Urgings(List.of());

    /** One of them; without a clock it is about the case as a whole, in its round. */
    public record Sent(
            int number,
            UrgingStep step,
            @Nullable Clock clock,
            @Nullable Integer start,
            int round,
            boolean answered) {
        private boolean isAbout(@Nullable Deadline deadline, int inRound) {
            boolean whole = clock == null || deadline == null;
            return whole ? round == inRound : clock == deadline.clock() && start == deadline.number();
        }
    }

    Urgings on(ComplaintEvent event, int round) {
        var next = new ArrayList<>(all);
        if (event instanceof HandlingUrged e) {
            next.add(new Sent(next.size() + 1, e.taken(), e.clock(), e.number(), round, false));
        } else if (event instanceof UrgingAnswered e) {
            var sent = next.get(e.urging() - 1);
            next.set(
                    e.urging() - 1,
                    new Sent(sent.number(), sent.step(), sent.clock(), sent.start(), sent.round(), true));
        } else {
            return this;
        }
        return new Urgings(List.copyOf(next));
    }

    /** Whether this step or a harder one was taken about a clock, or about the case in a round. */
    public boolean reached(UrgingStep step, @Nullable Deadline about, int round) {
        return all.stream().anyMatch(s -> s.step().compareTo(step) >= 0 && s.isAbout(about, round));
    }

    /** Those without an answer, or the one of a number. */
    public List<Sent> unanswered(@Nullable Integer number) {
        return all.stream()
                .filter(s -> !s.answered() && (number == null || number == s.number()))
                .toList();
    }
}
