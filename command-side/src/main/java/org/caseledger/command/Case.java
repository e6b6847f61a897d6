package org.caseledger.command;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.caseledger.events.Act;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintAssigned;
import org.caseledger.events.ComplaintDeclined;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintKind;
import org.caseledger.events.ComplaintReceived;
import org.caseledger.events.ComplaintReferred;
import org.caseledger.events.ComplaintReopened;
import org.caseledger.events.ComplaintReplied;
import org.caseledger.events.ComplaintReturned;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.DeadlineEvent;
import org.caseledger.events.DeadlineLapsed;
import org.caseledger.events.DossierPart;
import org.caseledger.events.Flag;
import org.caseledger.events.InvestigationRecorded;
import org.caseledger.events.LapseReason;
import org.caseledger.events.Lifecycle;
import org.caseledger.events.OpenRectifications;
import org.caseledger.events.OpinionProposed;
import org.caseledger.events.RoutingSignedOff;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Deadlines;
import org.caseledger.procedure.Procedure;
import org.jspecify.annotations.Nullable;

/** What decisions about a complaint depend on, folded from its events; folding only assigns. */
public final class Case {

    private @Nullable ComplaintReceived receipt;
    private @Nullable ComplaintState state;
    private @Nullable CaseRecord record;
    private @Nullable UnitId signedOffUnit;
    private @Nullable UnitId unit;
    private boolean wasAssigned;
    private final Set<UnitId> returnedBy = new HashSet<>();
    private int round = 1;
    private @Nullable Instant roundStartsAt;
    private final Set<Clock> settled = EnumSet.noneOf(Clock.class);
    private boolean wasOnSite;
    private OpinionInHand opinion = OpinionInHand.NONE;
    private ReplyInPreparation reply = ReplyInPreparation.NONE;
    private final Set<DossierPart> dossier = EnumSet.noneOf(DossierPart.class);
    private Deadlines deadlines = Deadlines.NONE;
    private Urgings urgings = Urgings.NONE;
    private OpenRectifications rectifications = OpenRectifications.NONE;
    private Ties ties = Ties.NONE;

    /** Folds one event. */
    public void on(ComplaintEvent event) {
        state = Lifecycle.after(state, event);
        record = event instanceof ComplaintReceived e ? CaseRecord.of(e) : record.on(event);
        opinion = opinion.on(event);
        reply = reply.on(event);
        if (event instanceof DeadlineEvent e) {
            deadlines = deadlines.on(e);
        } else if (event instanceof ComplaintReceived e) {
            receipt = e;
            roundStartsAt = e.occurredAt();
            dossier.add(DossierPart.REGISTRATION_FORM);
        } else if (event instanceof RoutingSignedOff e) {
            signedOffUnit = e.unit();
            returnedBy.remove(e.unit());
        } else if (event instanceof ComplaintAssigned e) {
            unit = e.unit();
            wasAssigned = true;
        } else if (event instanceof ComplaintReturned e) {
            returnedBy.add(e.unit());
            unit = null;
        } else if (event instanceof InvestigationRecorded e) {
            wasOnSite |= e.onSite();
            dossier.add(DossierPart.INVESTIGATION_REPORT);
        } else if (event instanceof OpinionProposed) {
            dossier.add(DossierPart.HANDLING_OPINION);
        }
        urgings = urgings.on(event, round);
        rectifications = rectifications.on(event);
        ties = ties.on(event);
        settle(event);
        if (event instanceof ComplaintReplied
                || event instanceof ComplaintDeclined
                || event instanceof ComplaintReferred) {
            dossier.add(DossierPart.FEEDBACK_RECORD);
        }
    }

    private void settle(ComplaintEvent event) {
        if (event instanceof ComplaintReopened e) {
            round = e.round();
            roundStartsAt = e.occurredAt();
            settled.clear();
        } else if (event instanceof Act act) {
            settled.addAll(Clocks.metBy(act));
        } else if (event instanceof DeadlineLapsed e
                && (e.reason() == LapseReason.CASE_ENDED
                        || e.reason() == LapseReason.NOT_RECORDED)) {
            settled.add(e.clock());
        }
    }

    /** Whether the case has begun. */
    public boolean exists() {
        return receipt != null;
    }

    /** Where it stands; null before it begins. */
    public @Nullable ComplaintState state() {
        return state;
    }

    /** Every clock it is or was under. */
    public Deadlines deadlines() {
        return deadlines;
    }

    CaseId id() {
        return receipt.caseId();
    }

    Instant receivedAt() {
        return receipt.occurred().at();
    }

    ComplaintKind kind() {
        return facts().kind();
    }

    CaseRecord record() {
        return record;
    }

    CaseFacts facts() {
        return record.facts();
    }

    OpinionInHand opinion() {
        return opinion;
    }

    ReplyInPreparation reply() {
        return reply;
    }

    Procedure procedure(Desk desk) {
        return desk.office().procedure(receipt.procedure());
    }

    @Nullable UnitId signedOffUnit() {
        return signedOffUnit;
    }

    @Nullable UnitId unit() {
        return unit;
    }

    /** The unit that holds the case, where the state says that one does. */
    UnitId heldBy() {
        if (unit == null) {
            throw new IllegalStateException("No unit holds case " + id());
        }
        return unit;
    }

    boolean wasAssigned() {
        return wasAssigned;
    }

    Set<UnitId> returnedBy() {
        return Collections.unmodifiableSet(returnedBy);
    }

    int round() {
        return round;
    }

    /** When this round began: with the receipt, or with the reopening. */
    Instant roundStartsAt() {
        return roundStartsAt;
    }

    Ties ties() {
        return ties;
    }

    Urgings urgings() {
        return urgings;
    }

    OpenRectifications rectifications() {
        return rectifications;
    }

    /** The clocks that wait for nothing more in this round. */
    Set<Clock> settled() {
        return Collections.unmodifiableSet(settled);
    }

    boolean asksOnSite() {
        return facts().flags().contains(Flag.ON_SITE);
    }

    boolean wasOnSite() {
        return wasOnSite;
    }

    Set<DossierPart> dossier() {
        return Collections.unmodifiableSet(dossier);
    }
}
