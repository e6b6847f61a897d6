package org.caseledger.procedure.clocks;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import lombok.Getter;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.LapseReason;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.Assistances;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.Lifecycle;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Deadlines;
import org.jspecify.annotations.Nullable;

/** What the clocks of a case depend on, folded from its events; folding only assigns. */
@Getter
public final class ClockedCase {
    private static final Set<LapseReason> SETTLING =
            EnumSet.of(LapseReason.CASE_ENDED, LapseReason.DECLINED, LapseReason.REFERRED, LapseReason.NOT_RECORDED);

    /** Where the case stands; null before it begins. */
    private @Nullable ComplaintState state;

    private @Nullable CaseFacts facts;
    private int round = 1;
    /** When this round began: with the receipt, or with the reopening. */
    private @Nullable Instant roundStartsAt;

    private final Set<Clock> settled = EnumSet.noneOf(Clock.class);
    /** Every clock it is or was under. */
    private Deadlines deadlines = Deadlines.NONE;

    private Assistances assistances = Assistances.NONE;

    /** Folds one event. */
    public void on(ComplaintEvent event) {
        state = Lifecycle.after(state, event);
        facts = event instanceof ComplaintReceived e ? CaseFacts.of(e) : facts.on(event);
        if (event instanceof DeadlineEvent e) {
            deadlines = deadlines.on(e);
        } else if (event instanceof ComplaintReceived) {
            roundStartsAt = event.occurredAt();
        }
        assistances = assistances.on(event);
        settle(event);
    }

    /** The same case apart: what is folded into one of them is not folded into the other. */
    public ClockedCase copy() {
        var copy = new ClockedCase();
        copy.state = state;
        copy.facts = facts;
        copy.round = round;
        copy.roundStartsAt = roundStartsAt;
        copy.settled.addAll(settled);
        copy.deadlines = deadlines;
        copy.assistances = assistances;
        return copy;
    }

    private void settle(ComplaintEvent event) {
        if (event instanceof BeginsRound e) {
            round = e.round();
            roundStartsAt = e.occurredAt();
            settled.clear();
        } else if (event instanceof Act act) {
            settled.addAll(Clocks.metBy(act));
        } else if (event instanceof DeadlineLapsed e && SETTLING.contains(e.reason())) {
            settled.add(e.clock());
        }
    }

    /** The clocks that wait for nothing more in this round. */
    public Set<Clock> settled() {
        return Collections.unmodifiableSet(settled);
    }
}
