package org.caseledger.command.complaint.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lombok.Getter;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.events.CaseId;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.SeenCase;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Assistances;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.DisputeStep;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Ending;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.HandlingEvent.LeadDecided;
import org.caseledger.events.complaint.HandlingEvent.LeadFound;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.NamedCategory;
import org.caseledger.events.complaint.OpenEscalations;
import org.caseledger.events.complaint.OpenRectifications;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.RecordItem;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionDisputed;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionSettled;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.Secrecy;
import org.caseledger.events.complaint.StandingAccountability;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.events.retention.Retention;
import org.caseledger.facts.CaseRecord;
import org.caseledger.facts.RoundFacts;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.Deadlines;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.clocks.ClockRules;
import org.caseledger.procedure.clocks.ClockedCase;
import org.jspecify.annotations.Nullable;

/** What decisions about a complaint depend on, folded from its events; folding only assigns. */
@Getter
public final class CaseState implements SeenCase {
    private @Nullable ComplaintReceived receipt;

    private final ClockedCase clocked = new ClockedCase();

    private final RecordedTimes recordedTimes = new RecordedTimes();

    private @Nullable CaseRecord record;
    private @Nullable UnitId signedOffUnit;
    private @Nullable UnitId unit;
    private boolean wasAssigned;
    /** How it was classified last; null before it was. */
    private @Nullable ClassifiedAs classified;

    private List<DutyOfficer> onDuty = List.of();
    /** The login of who handles it, or did last; null if there is no named handler. */
    private @Nullable String handler;

    private Returns returns = Returns.NONE;
    private RoundFacts ofTheRound = RoundFacts.NONE;
    /** How many handling opinions were proposed, in all rounds. */
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
    /** Who alone may read and write it; null when it is not secret. */
    private @Nullable Secrecy secrecy;

    private Parties parties = Parties.NONE;
    /** The dispute about jurisdiction that is open; null for none (O121-33). */
    private @Nullable OpenDispute dispute;
    /** Whether a lead that was found in it has not been decided on (O121-27). */
    private boolean leadWaits;

    private List<DeadlineExtended> extensions = List.of();

    private Retention retention = Retention.NONE;
    private Papers papers = Papers.NONE;
    /** When it was archived; null while it is not. */
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

    /** Where it stands; null before it begins. */
    public @Nullable ComplaintState state() {
        return clocked.state();
    }

    /** Every clock it is or was under. */
    public Deadlines deadlines() {
        return clocked.deadlines();
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

    /** What the record lacks for acceptance, as far as that is known (O121-10, O121-11). */
    public Set<RecordItem> missing() {
        return record.missing(parties.agent());
    }

    public CaseFacts facts() {
        return clocked.facts();
    }

    /** Whether its severity has been determined. */
    public boolean isClassified() {
        return classified != null;
    }

    public Procedure procedure(DecisionContext context) {
        return context.office().procedure(receipt.procedure());
    }

    /** The id of its procedure; of that of the office before it is received. */
    public String procedureId(DecisionContext context) {
        return receipt == null ? context.office().procedure().id() : receipt.procedure();
    }

    /** What its clocks are reckoned by. */
    public ClockRules clockRules(DecisionContext context) {
        return new ClockRules(procedure(context), context.office().calendar());
    }

    /** The unit that holds the case, where the state says that one does. */
    public UnitId heldBy() {
        if (unit == null) {
            throw new IllegalStateException("No unit holds case " + id());
        }
        return unit;
    }

    /** Whether it came in on this person's duty and has not been assigned yet (P9.13, P9.14). */
    @Override
    public boolean cameInOnDutyOf(String person) {
        return onDuty.stream().anyMatch(officer -> officer.person().equals(person));
    }

    public int round() {
        return clocked.round();
    }

    @Override
    public boolean isAssistedBy(UnitId unit) {
        return assistances().isSeenBy(unit);
    }

    /** The units that assist with it (P9.01). */
    public Assistances assistances() {
        return clocked.assistances();
    }

    public boolean asksOnSite() {
        return facts().flags().contains(Flag.ON_SITE);
    }

    public Set<DossierPart> dossier() {
        return Collections.unmodifiableSet(dossier);
    }

    /** How many lowerings were proposed, and the one that waits for a leader (P9.12). */
    public record LoweringInHand(int proposals, @Nullable LoweringProposed waiting) {
        static final LoweringInHand NONE = new LoweringInHand(0, null);

        LoweringInHand on(ComplaintEvent event) {
            int all = event instanceof LoweringProposed e ? e.proposal() : proposals;
            return new LoweringInHand(all, LoweringProposed.on(waiting, event));
        }
    }

    /** The categories of a case, as they were called when it was classified last. */
    public record ClassifiedAs(
            List<String> names,
            @Nullable CategoryCode object,
            @Nullable NamedCategory problem) {
        static ClassifiedAs of(ComplaintClassified e) {
            return new ClassifiedAs(e.category(), e.object(), e.problem());
        }
    }

    /**
     * A dispute about jurisdiction: the offices have still to agree, or it is {@code submitted} to their common
     * superior, who names one of them (O121-33).
     */
    public record OpenDispute(boolean submitted) {
        static @Nullable OpenDispute on(@Nullable OpenDispute before, ComplaintEvent event) {
            if (event instanceof JurisdictionDisputed) {
                return new OpenDispute(false);
            } else if (event instanceof JurisdictionSettled e) {
                return e.step() == DisputeStep.SUBMITTED ? new OpenDispute(true) : null;
            }
            return before;
        }
    }

    /**
     * How many replies were drafted, the draft that waits, who has approved that very one, and whether the unit that
     * holds the case has reviewed it (P9.12).
     */
    public record ReplyInPreparation(
            int drafts, @Nullable ReplyDrafted draft, Map<ApprovalLevel, ReplyApproved> approvals, boolean reviewed) {
        static final ReplyInPreparation NONE = new ReplyInPreparation(0, null, Map.of(), false);

        ReplyInPreparation on(ComplaintEvent event) {
            if (event instanceof ReplyDrafted e) {
                return new ReplyInPreparation(e.draft(), e, Map.of(), false);
            } else if (event instanceof ReplyApproved e) {
                var more = new EnumMap<ApprovalLevel, ReplyApproved>(ApprovalLevel.class);
                more.putAll(approvals);
                more.put(e.level(), e);
                return new ReplyInPreparation(drafts, draft, Map.copyOf(more), reviewed);
            } else if (event instanceof DraftReviewed e && e.agreed()) {
                return new ReplyInPreparation(drafts, draft, approvals, true);
            } else if (event instanceof ComplaintReturned) {
                return new ReplyInPreparation(drafts, draft, approvals, false);
            } else if (event instanceof ReplyRejected
                    || event instanceof ComplaintReplied
                    || event instanceof BeginsRound) {
                return new ReplyInPreparation(drafts, null, Map.of(), false);
            }
            return this;
        }
    }

    /**
     * When the acts of a case were recorded, which is when others could build on them; those of a migrated history
     * count since they happened.
     */
    public static final class RecordedTimes {
        private record Stand(ComplaintState state, Instant since) {}

        private final List<Stand> stands = new ArrayList<>();
        private final Map<Class<?>, Instant> last = new HashMap<>();

        void on(ComplaintEvent event, ComplaintState state, Instant recordedAt) {
            if (!(event instanceof Act act)) {
                return;
            }
            var stated = act.occurredAt() == null ? Instant.EPOCH : act.occurredAt();
            var at = act.occurred().source() == null ? recordedAt : stated;
            last.put(act.getClass(), at);
            if (stands.isEmpty() || stands.get(stands.size() - 1).state() != state) {
                stands.add(new Stand(state, at));
            }
        }

        /**
         * Since when something may have been done that is possible in such states and builds on acts of these kinds:
         * since the last of these acts, and since the one that brought the case there.
         */
        public Instant possibleSince(Predicate<ComplaintState> possible, List<Class<? extends Act>> buildsOn) {
            var since = Instant.EPOCH;
            for (int i = stands.size() - 1; i > 0 && possible.test(stands.get(i).state()); i--) {
                since = possible.test(stands.get(i - 1).state())
                        ? since
                        : stands.get(i).since();
            }
            for (var act : buildsOn) {
                var recorded = last.getOrDefault(act, Instant.EPOCH);
                since = recorded.isAfter(since) ? recorded : since;
            }
            return since;
        }
    }
}
