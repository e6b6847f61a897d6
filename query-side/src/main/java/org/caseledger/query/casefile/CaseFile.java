package org.caseledger.query.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lombok.EqualsAndHashCode;
import lombok.Getter;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Sealed;
import org.caseledger.events.SeenCase;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.Assistances;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.PaperEvent.PaperIssued;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.events.complaint.ReceiptEvent.AgentRecorded;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.RecordItem;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.complaint.Secrecy;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.events.retention.Retention;
import org.caseledger.facts.CaseRecord;
import org.caseledger.facts.RoundFacts;
import org.caseledger.procedure.CaseFacts;
import org.caseledger.procedure.Deadlines;
import org.caseledger.query.CaseState;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/**
 * One case after one of its events: its state, every clock, everything that was done, and the events up to that one, so
 * that whatever else is shown of the case needs no second reading of them. {@code duty} is who had duty when it came in
 * on a day that is not worked, {@code version} the sequence of that event in the case, {@code position} its place in
 * the log.
 */
@EqualsAndHashCode
@Getter
public final class CaseFile implements SeenCase {
    private static final Set<ComplaintState> BEFORE_ACCEPTANCE = EnumSet.of(
            ComplaintState.RECEIVED, ComplaintState.CLASSIFIED, ComplaintState.ASSIGNED, ComplaintState.RETURNED);

    /** Something that a person did with the case, and who it was. */
    public record Done(Recorded recorded, Act act) {}

    private final ComplaintReceived receipt;
    private final List<Recorded> events;
    private final List<Done> done = new ArrayList<>();
    private CaseState of = CaseState.NONE;
    private CaseRecord record;
    private CaseFacts facts;
    private long position;
    private long version;
    private Instant recordedAt;
    private @Nullable UnitId signedOffUnit;
    private @Nullable DutyOfficerNamed duty;
    private @Nullable Secrecy secrecy;
    private Retention retention = Retention.NONE;
    private Deadlines deadlines = Deadlines.NONE;

    private CaseFile(ComplaintReceived receipt, List<Recorded> events) {
        this.receipt = receipt;
        this.events = List.copyOf(events);
        record = CaseRecord.of(receipt);
        facts = CaseFacts.of(receipt);
        events.forEach(this::on);
    }

    /** The fold of a case's events in order; empty when they do not begin with a receipt. */
    public static Optional<CaseFile> fold(List<Recorded> events) {
        return !events.isEmpty() && events.get(0).event() instanceof ComplaintReceived e
                ? Optional.of(new CaseFile(e, events))
                : Optional.empty();
    }

    private void on(Recorded recorded) {
        if (!(recorded.event() instanceof ComplaintEvent event)) {
            throw new IllegalStateException("Not an event of a complaint: " + recorded);
        }
        position = recorded.position();
        version = recorded.sequence();
        recordedAt = recorded.recordedAt();
        of = of.on(recorded);
        record = record.on(event);
        facts = facts.on(event);
        secrecy = Secrecy.on(secrecy, event);
        retention = retention.on(event);
        deadlines = deadlines.on(event, recorded.recordedAt());
        if (event instanceof Act act) {
            done.add(new Done(recorded, act));
        } else if (event instanceof DutyOfficerNamed e) {
            duty = e;
        }
        if (event instanceof RoutingSignedOff e) {
            signedOffUnit = e.unit();
        }
    }

    /** Everything that was done, in order. */
    public List<Done> done() {
        return Collections.unmodifiableList(done);
    }

    public CaseId caseId() {
        return receipt.caseId();
    }

    public ComplaintState state() {
        return of.state();
    }

    @Override
    public @Nullable UnitId unit() {
        return of.unit();
    }

    /** Its events without who recorded them and when. */
    public Stream<LedgerEvent> payloads() {
        return events.stream().map(Recorded::event);
    }

    /** What was done in the round that runs. */
    public RoundFacts ofTheRound() {
        return payloads().reduce(RoundFacts.NONE, RoundFacts::on, (before, after) -> after);
    }

    /** When the complaint came in, as the officer said. */
    public Instant receivedAt() {
        var at = receipt.occurredAt();
        return at == null ? done.get(0).recorded().recordedAt() : at;
    }

    /** Whether it came in on this person's duty and has not been assigned yet (P9.13, P9.14). */
    @Override
    public boolean cameInOnDutyOf(String person) {
        return duty != null
                && duty.officers().stream().anyMatch(officer -> officer.person().equals(person))
                && all(ComplaintAssigned.class).isEmpty();
    }

    /** Everything of one kind that was done, in order. */
    public <A extends Act> List<A> all(Class<A> type) {
        return stream(type).toList();
    }

    /** How it was classified last, if it was. */
    public Optional<ComplaintClassified> classified() {
        return stream(ComplaintClassified.class).reduce((earlier, later) -> later);
    }

    /** What the record lacks for acceptance, until there is one (O121-10, O121-11). */
    public Set<RecordItem> missing() {
        return BEFORE_ACCEPTANCE.contains(of.state()) && facts.kind() == ComplaintKind.COMPLAINT
                ? record.missing(!all(AgentRecorded.class).isEmpty())
                : Set.of();
    }

    /** The cover of its dossier, issued since it was archived last; none while it is not. */
    public Optional<Done> dossierCover() {
        if (of.state() != ComplaintState.ARCHIVED) {
            return Optional.empty();
        }
        var archived = stream(ComplaintArchived.class).reduce((a, b) -> b).orElse(null);
        return done.stream()
                .dropWhile(step -> step.act() != archived)
                .filter(s -> s.act() instanceof PaperIssued e && e.kind() == PaperKind.DOSSIER)
                .reduce((earlier, later) -> later);
    }

    /** What the case was brought in from another system with, if it was. */
    public Optional<HistoryAdopted> origin() {
        return stream(HistoryAdopted.class).findFirst();
    }

    /** What was sealed in the case, by stable names such as {@code draft-2}. */
    public Map<String, Sealed> sealed() {
        return Parts.of(this);
    }

    /** The name of the part that each act sealed, by the act's position in the log. */
    public Map<Long, String> partsByPosition() {
        return Parts.byPosition(this);
    }

    /** Every draft of a reply with what was decided on it, in order. */
    public List<Draft> drafts() {
        return Draft.of(done);
    }

    @Override
    public boolean isAssistedBy(UnitId unit) {
        return assistances().isSeenBy(unit);
    }

    /** The units that assist with it (P9.01). */
    public Assistances assistances() {
        var assistances = Assistances.NONE;
        for (var step : done) {
            assistances = assistances.on(step.act());
        }
        return assistances;
    }

    /** The lowering that waits for a leader (P9.12); null for none. */
    public @Nullable LoweringProposed lowering() {
        LoweringProposed waiting = null;
        for (var step : done) {
            waiting = LoweringProposed.on(waiting, step.act());
        }
        return waiting;
    }

    private <A extends Act> Stream<A> stream(Class<A> type) {
        return done.stream().map(Done::act).filter(type::isInstance).map(type::cast);
    }
}
