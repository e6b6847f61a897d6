package org.caseledger.command;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.caseledger.events.Act;
import org.caseledger.events.ApprovalLevel;
import org.caseledger.events.CaseId;
import org.caseledger.events.Channel;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintAssigned;
import org.caseledger.events.ComplaintClassified;
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
import org.caseledger.events.Difficulty;
import org.caseledger.events.DossierPart;
import org.caseledger.events.Flag;
import org.caseledger.events.InvestigationRecorded;
import org.caseledger.events.LapseReason;
import org.caseledger.events.Lifecycle;
import org.caseledger.events.OpinionLevel;
import org.caseledger.events.OpinionProposed;
import org.caseledger.events.RecordCorrected;
import org.caseledger.events.ReplyApproved;
import org.caseledger.events.ReplyDrafted;
import org.caseledger.events.ReplyRejected;
import org.caseledger.events.RoutingSignedOff;
import org.caseledger.events.Sealed;
import org.caseledger.events.Severity;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Deadlines;
import org.caseledger.procedure.Procedure;
import org.jspecify.annotations.Nullable;

/** What decisions about a complaint depend on, folded from its events; folding only assigns. */
public final class Case {

    private @Nullable ComplaintReceived receipt;
    private @Nullable ComplaintState state;
    private @Nullable CaseFacts facts;
    private @Nullable Sealed complainant;
    private @Nullable Sealed narrative;
    private @Nullable String respondent;
    private @Nullable UnitId signedOffUnit;
    private @Nullable UnitId unit;
    private boolean wasAssigned;
    private final Set<UnitId> returnedBy = new HashSet<>();
    private int round = 1;
    private @Nullable Instant roundStartsAt;
    private final Set<Clock> settled = EnumSet.noneOf(Clock.class);
    private boolean wasOnSite;
    private int drafts;
    private @Nullable ReplyDrafted draft;
    private final Map<ApprovalLevel, ReplyApproved> approvals = new EnumMap<>(ApprovalLevel.class);
    private final Set<DossierPart> dossier = EnumSet.noneOf(DossierPart.class);
    private Deadlines deadlines = Deadlines.NONE;

    /** Folds one event. */
    public void on(ComplaintEvent event) {
        state = Lifecycle.after(state, event);
        if (event instanceof DeadlineEvent e) {
            deadlines = deadlines.on(e);
        } else if (event instanceof ComplaintReceived e) {
            received(e);
        } else if (event instanceof RecordCorrected e) {
            corrected(e);
        } else if (event instanceof ComplaintClassified e) {
            facts =
                    new CaseFacts(
                            facts.kind(),
                            facts.channel(),
                            e.severity(),
                            e.difficulty(),
                            e.opinionLevel(),
                            e.line(),
                            e.flags());
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
        } else if (event instanceof ReplyDrafted e) {
            drafts = e.draft();
            draft = e;
            approvals.clear();
        } else if (event instanceof ReplyApproved e) {
            approvals.put(e.level(), e);
        } else if (event instanceof ReplyRejected || event instanceof ComplaintReopened) {
            draft = null;
            approvals.clear();
        } else if (event instanceof ComplaintReplied) {
            draft = null;
            approvals.clear();
        }
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

    private void received(ComplaintReceived e) {
        roundStartsAt = e.occurredAt();
        receipt = e;
        complainant = e.complainant();
        narrative = e.narrative();
        respondent = e.respondent();
        dossier.add(DossierPart.REGISTRATION_FORM);
        facts =
                new CaseFacts(
                        e.kind(),
                        e.channel(),
                        Severity.GENERAL,
                        Difficulty.ORDINARY,
                        OpinionLevel.GENERAL,
                        null,
                        Set.of());
    }

    private void corrected(RecordCorrected e) {
        switch (e.field()) {
            case COMPLAINANT -> complainant = e.sealedAfter();
            case NARRATIVE -> narrative = e.sealedAfter();
            case RESPONDENT -> respondent = e.after();
            case CHANNEL -> facts = with(facts.kind(), Channel.valueOf(e.after()));
            case KIND -> facts = with(ComplaintKind.valueOf(e.after()), facts.channel());
        }
    }

    private CaseFacts with(ComplaintKind kind, Channel channel) {
        return new CaseFacts(
                kind,
                channel,
                facts.severity(),
                facts.difficulty(),
                facts.opinionLevel(),
                facts.line(),
                facts.flags());
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
        return facts.kind();
    }

    Channel channel() {
        return facts.channel();
    }

    CaseFacts facts() {
        return facts;
    }

    Procedure procedure(Desk desk) {
        return desk.office().procedure(receipt.procedure());
    }

    @Nullable Sealed complainant() {
        return complainant;
    }

    @Nullable Sealed narrative() {
        return narrative;
    }

    @Nullable String respondent() {
        return respondent;
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

    /** The clocks that wait for nothing more in this round. */
    Set<Clock> settled() {
        return Collections.unmodifiableSet(settled);
    }

    boolean asksOnSite() {
        return facts.flags().contains(Flag.ON_SITE);
    }

    boolean wasOnSite() {
        return wasOnSite;
    }

    int drafts() {
        return drafts;
    }

    @Nullable ReplyDrafted draft() {
        return draft;
    }

    Map<ApprovalLevel, ReplyApproved> approvals() {
        return Collections.unmodifiableMap(approvals);
    }

    Set<DossierPart> dossier() {
        return Collections.unmodifiableSet(dossier);
    }
}
