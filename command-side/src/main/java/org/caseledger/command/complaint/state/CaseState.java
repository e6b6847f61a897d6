package org.caseledger.command.complaint.state;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.SeenCase;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.complaint.Assistances;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Ending;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.HandlingEvent.LeadDecided;
import org.caseledger.events.complaint.HandlingEvent.LeadFound;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.OpenEscalations;
import org.caseledger.events.complaint.OpenRectifications;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.RecordItem;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.Secrecy;
import org.caseledger.events.complaint.StandingAccountability;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.events.retention.Retention;
import org.caseledger.facts.RoundFacts;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.Deadlines;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.clocks.ClockRules;
import org.caseledger.procedure.clocks.ClockedCase;
import org.jspecify.annotations.Nullable;

/** What decisions about a complaint depend on, folded from its events; folding only assigns. */
public final class CaseState implements SeenCase {
    private @Nullable ComplaintReceived receipt;
    private final ClockedCase clocked = new ClockedCase();
    private final RecordedTimes recordedTimes = new RecordedTimes();
    private @Nullable CaseRecord record;
    private @Nullable UnitId signedOffUnit;
    private @Nullable UnitId unit;
    private boolean wasAssigned;
    private @Nullable ClassifiedAs classified;
    private List<DutyOfficer> onDuty = List.of();
    private @Nullable String handler;
    private Returns returns = Returns.NONE;
    private RoundFacts ofTheRound = RoundFacts.NONE;
    private int opinions;
    private ReplyInPreparation reply = ReplyInPreparation.NONE;
    private LoweringInHand lowering = LoweringInHand.NONE;
    private final Set<DossierPart> dossier = EnumSet.noneOf(DossierPart.class);
    private Deciders deciders = Deciders.NONE;
    private Urgings urgings = Urgings.NONE;
    private OpenRectifications rectifications = OpenRectifications.NONE;
    private OpenEscalations escalations = OpenEscalations.NONE;
    private StandingAccountability accountability = StandingAccountability.NONE;
    private CaseLinks ties = CaseLinks.NONE;
    private @Nullable Secrecy secrecy;
    private Parties parties = Parties.NONE;
    private @Nullable OpenDispute dispute;
    private boolean leadWaits;
    private List<DeadlineExtended> extensions = List.of();
    private Retention retention = Retention.NONE;
    private Papers papers = Papers.NONE;
    private @Nullable Instant archivedAt;
    private Passing passing = Passing.NONE;

    /** Folds one event, where it does not matter when it was recorded. */
    public void on(ComplaintEvent event) {
        on(event, Instant.EPOCH);
    }

    /** Folds one event that was recorded then. */
    public void on(ComplaintEvent event, Instant recordedAt) {
        int roundBefore = clocked.round();
        returns = returns.on(event, clocked.state(), handler);
        clocked.on(event);
        recordedTimes.on(event, clocked.state(), recordedAt);
        record = event instanceof ComplaintReceived e ? CaseRecord.of(e) : record.on(event);
        ofTheRound = ofTheRound.on(event);
        reply = reply.on(event);
        deciders = deciders.on(event);
        lowering = lowering.on(event);
        passing = passing.on(event);
        if (event instanceof ComplaintReceived e) {
            receipt = e;
            dossier.add(DossierPart.REGISTRATION_FORM);
        } else if (event instanceof DutyOfficerNamed e) {
            onDuty = e.officers();
        } else if (event instanceof RoutingSignedOff e) {
            signedOffUnit = e.unit();
        } else if (event instanceof ComplaintClassified e) {
            classified = ClassifiedAs.of(e);
        } else if (event instanceof ComplaintAssigned e) {
            unit = e.unit();
            handler = e.handler();
            wasAssigned = true;
            onDuty = List.of();
        } else if (event instanceof ComplaintReturned) {
            unit = null;
            handler = null;
        } else if (event instanceof ReturnReviewed e && e.heldAgain()) {
            unit = e.unit();
            handler = e.handler();
        } else if (event instanceof InvestigationRecorded) {
            dossier.add(DossierPart.INVESTIGATION_REPORT);
        } else if (event instanceof OpinionProposed) {
            opinions++;
            dossier.add(DossierPart.HANDLING_OPINION);
        } else if (event instanceof DeadlineExtended e) {
            extensions = Stream.concat(extensions.stream(), Stream.of(e)).toList();
        }
        urgings = urgings.on(event, roundBefore);
        rectifications = rectifications.on(event);
        escalations = escalations.on(event);
        accountability = accountability.on(event);
        ties = ties.on(event);
        parties = parties.on(event);
        dispute = OpenDispute.on(dispute, event);
        secrecy = Secrecy.on(secrecy, event);
        retention = retention.on(event);
        papers = papers.on(event);
        archivedAt = archivedAt(event, recordedAt);
        leadWaits = event instanceof LeadFound || leadWaits && !(event instanceof LeadDecided);
        if (event instanceof ComplaintReplied || event instanceof Ending) {
            dossier.add(DossierPart.FEEDBACK_RECORD);
        }
    }

    private @Nullable Instant archivedAt(ComplaintEvent event, Instant recordedAt) {
        if (clocked.state() != ComplaintState.ARCHIVED) {
            return null;
        } else if (archivedAt != null && !(event instanceof ComplaintArchived)) {
            return archivedAt;
        }
        return event.occurredAt() == null ? recordedAt : event.occurredAt();
    }

    /** Whether the case has begun. */
    public boolean exists() {
        return receipt != null;
    }

    /** When its acts were recorded. */
    public RecordedTimes recordedTimes() {
        return recordedTimes;
    }

    /** Where it stands; null before it begins. */
    public @Nullable ComplaintState state() {
        return clocked.state();
    }

    /** Every clock it is or was under. */
    public Deadlines deadlines() {
        return clocked.deadlines();
    }

    /** What was done in the round that runs. */
    public RoundFacts ofTheRound() {
        return ofTheRound;
    }

    /** How often and how a deadline was extended since it started, in order. */
    public List<DeadlineExtended> extensionsOf(Deadline deadline) {
        return extensions.stream()
                .filter(e -> e.clock() == deadline.clock() && e.number() == deadline.number())
                .toList();
    }

    public CaseId id() {
        return receipt.caseId();
    }

    /** Its number, as people tell it. */
    public String number() {
        return receipt.number();
    }

    public Instant receivedAt() {
        return receipt.occurred().at();
    }

    public ComplaintKind kind() {
        return facts().kind();
    }

    public CaseRecord record() {
        return record;
    }

    /** What the record lacks for acceptance, as far as that is known (O121-10, O121-11). */
    public Set<RecordItem> missing() {
        var said = record();
        return RecordItem.missing(
                said.given(), said.respondent(), said.matter(), parties().agent());
    }

    public CaseFacts facts() {
        return clocked.facts();
    }

    /** Whether its severity has been determined. */
    public boolean isClassified() {
        return classified != null;
    }

    /** How it was classified last; null before it was. */
    public @Nullable ClassifiedAs classified() {
        return classified;
    }

    /** How many handling opinions were proposed, in all rounds. */
    public int opinions() {
        return opinions;
    }

    public ReplyInPreparation reply() {
        return reply;
    }

    public Deciders deciders() {
        return deciders;
    }

    public LoweringInHand lowering() {
        return lowering;
    }

    public Procedure procedure(DecisionContext context) {
        return context.office().procedure(receipt.procedure());
    }

    /** The id of its procedure; of that of the office before it is received. */
    public String procedureId(DecisionContext context) {
        return receipt == null ? context.office().procedure().id() : receipt.procedure();
    }

    /** What its clocks depend on. */
    public ClockedCase clocked() {
        return clocked;
    }

    /** What its clocks are reckoned by. */
    public ClockRules clockRules(DecisionContext context) {
        return new ClockRules(procedure(context), context.office().calendar());
    }

    public @Nullable UnitId signedOffUnit() {
        return signedOffUnit;
    }

    @Override
    public @Nullable UnitId unit() {
        return unit;
    }

    /** The unit that holds the case, where the state says that one does. */
    public UnitId heldBy() {
        if (unit == null) {
            throw new IllegalStateException("No unit holds case " + id());
        }
        return unit;
    }

    public boolean wasAssigned() {
        return wasAssigned;
    }

    /** Whether it came in on this person's duty and has not been assigned yet (P9.13, P9.14). */
    @Override
    public boolean cameInOnDutyOf(String person) {
        return onDuty.stream().anyMatch(officer -> officer.person().equals(person));
    }

    public Returns returns() {
        return returns;
    }

    public int round() {
        return clocked.round();
    }

    public CaseLinks ties() {
        return ties;
    }

    public Urgings urgings() {
        return urgings;
    }

    public OpenRectifications rectifications() {
        return rectifications;
    }

    @Override
    public boolean isAssistedBy(UnitId unit) {
        return assistances().isSeenBy(unit);
    }

    /** The units that assist with it (P9.01). */
    public Assistances assistances() {
        return clocked.assistances();
    }

    public OpenEscalations escalations() {
        return escalations;
    }

    public StandingAccountability accountability() {
        return accountability;
    }

    /** Who alone may read and write it; null when it is not secret. */
    public @Nullable Secrecy secrecy() {
        return secrecy;
    }

    /** How far it is on its way out of the archive. */
    public Retention retention() {
        return retention;
    }

    /** What passed between this office and others. */
    public Passing passing() {
        return passing;
    }

    /** Its papers. */
    public Papers papers() {
        return papers;
    }

    /** When it was archived; null while it is not. */
    public @Nullable Instant archivedAt() {
        return archivedAt;
    }

    /** The login of who handles it, or did last; null if there is no named handler. */
    public @Nullable String handler() {
        return handler;
    }

    /** The statements of its parties. */
    public Parties parties() {
        return parties;
    }

    /** The dispute about jurisdiction that is open; null for none (O121-33). */
    public @Nullable OpenDispute dispute() {
        return dispute;
    }

    /** Whether a lead that was found in it has not been decided on (O121-27). */
    public boolean leadWaits() {
        return leadWaits;
    }

    public boolean asksOnSite() {
        return facts().flags().contains(Flag.ON_SITE);
    }

    public Set<DossierPart> dossier() {
        return Collections.unmodifiableSet(dossier);
    }
}
