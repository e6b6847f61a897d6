package org.caseledger.api.notices;

import static org.caseledger.events.office.NoticeKind.APPROVED;
import static org.caseledger.events.office.NoticeKind.ASSIGNED;
import static org.caseledger.events.office.NoticeKind.ASSISTANCE_ASKED;
import static org.caseledger.events.office.NoticeKind.ASSISTANCE_BACK;
import static org.caseledger.events.office.NoticeKind.BY_COMPLAINANT;
import static org.caseledger.events.office.NoticeKind.MENTIONED;
import static org.caseledger.events.office.NoticeKind.OVERDUE;
import static org.caseledger.events.office.NoticeKind.REJECTED;
import static org.caseledger.events.office.NoticeKind.RETURNED;
import static org.caseledger.events.office.NoticeKind.RETURN_REFUSED;
import static org.caseledger.events.office.NoticeKind.SHORT_DEADLINE;
import static org.caseledger.events.office.NoticeKind.TO_SIGN;
import static org.caseledger.events.office.NoticeKind.URGED;
import static org.caseledger.events.office.NoticeKind.URGING_ANSWERED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAnswered;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAsked;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceReturned;
import org.caseledger.events.complaint.NoteWritten;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.SupervisionEvent.UrgingAnswered;
import org.caseledger.events.office.NoticeKind;

/**
 * Which event notifies whom: the whole table, except what is due today, for which there is no event. Imported events
 * notify no one.
 */
final class NoticeRules {
    private static final Duration SHORT = Duration.ofHours(24);

    /** A row: events of a type become notices of a kind for those whom {@code to} names. */
    private record Row<E extends ComplaintEvent>(
            NoticeKind kind, Class<E> type, BiFunction<E, CaseChange, Audience> to) {
        Audience audience(ComplaintEvent event, CaseChange change) {
            return type.isInstance(event) ? to.apply(type.cast(event), change) : Audience.NOBODY;
        }
    }

    private static final List<Row<?>> TABLE = List.of(
            row(ASSIGNED, ComplaintAssigned.class, (e, c) -> Audience.of(e.handler(), e.unit())),
            row(RETURNED, ComplaintReturned.class, (e, c) -> Audience.CENTER),
            row(
                    RETURN_REFUSED,
                    ReturnReviewed.class,
                    (e, c) -> e.heldAgain() ? Audience.of(e.unit()) : Audience.NOBODY),
            row(TO_SIGN, Act.class, (e, c) -> signing(c)),
            row(
                    APPROVED,
                    ReplyApproved.class,
                    (e, c) -> c.card().waitsFor() == Role.LEADER || c.card().waitsFor() == Role.LEGAL
                            ? Audience.NOBODY
                            : Audience.of(c.unit())),
            row(REJECTED, ReplyRejected.class, (e, c) -> Audience.of(c.unit())),
            row(SHORT_DEADLINE, DeadlineSet.class, (e, c) -> c.answering(e.clock(), e.number())),
            row(
                    OVERDUE,
                    DeadlineMissed.class,
                    // Only as it passes, not deadlines already over when a history was imported.
                    (e, c) -> c.by().role() == Role.SYSTEM ? c.answering(e.clock(), e.number()) : Audience.NOBODY),
            row(
                    URGED,
                    HandlingUrged.class,
                    (e, c) -> Audience.of(e.clock() == null || e.clock().isOfTheUnit() ? c.unit() : null)),
            row(URGING_ANSWERED, UrgingAnswered.class, (e, c) -> Audience.of(Role.SUPERVISOR)),
            row(MENTIONED, NoteWritten.class, (e, c) -> Audience.of(e.people(), e.units())),
            row(ASSISTANCE_ASKED, AssistanceAsked.class, (e, c) -> Audience.of(e.unit())),
            row(ASSISTANCE_BACK, AssistanceAnswered.class, (e, c) -> Audience.of(c.unit())),
            row(ASSISTANCE_BACK, AssistanceReturned.class, (e, c) -> Audience.of(c.unit())),
            row(
                    BY_COMPLAINANT,
                    Act.class,
                    (e, c) -> c.by().role() != Role.CITIZEN || e instanceof ComplaintReceived
                            ? Audience.NOBODY
                            : Audience.of(c.unit())));

    private NoticeRules() {}

    private static <E extends ComplaintEvent> Row<E> row(
            NoticeKind kind, Class<E> type, BiFunction<E, CaseChange, Audience> to) {
        return new Row<>(kind, type, to);
    }

    private static Audience signing(CaseChange c) {
        for (var role : List.of(Role.LEADER, Role.LEGAL)) {
            if (c.isNowUpTo(role)) {
                return Audience.of(role);
            }
        }
        return Audience.NOBODY;
    }

    /** Whether an event that was recorded at a time can lead to notices; most need no further lookup. */
    static boolean mayTell(ComplaintEvent event, Instant at) {
        if (event instanceof DeadlineSet set) {
            return Duration.between(set.startsAt(), set.dueAt()).compareTo(SHORT) <= 0
                    && set.dueAt().isAfter(at);
        }
        boolean migrated = event instanceof Act act && act.occurred().source() != null;
        return !migrated && TABLE.stream().anyMatch(row -> row.type().isInstance(event));
    }

    /** The kind of a notice of an event, and its audience. */
    record Told(NoticeKind kind, Audience audience) {}

    /** All notices of an event. */
    static List<Told> of(ComplaintEvent event, CaseChange change) {
        return TABLE.stream()
                .map(row -> new Told(row.kind(), row.audience(event, change)))
                .filter(told -> told.audience() != Audience.NOBODY)
                .toList();
    }
}
