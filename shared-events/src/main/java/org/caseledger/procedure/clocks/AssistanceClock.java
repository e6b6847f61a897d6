package org.caseledger.procedure.clocks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseledger.events.Clock;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.clocks.LapseReason;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAnswered;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAsked;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceReturned;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceWithdrawn;
import org.caseledger.events.complaint.Assistances;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.Due;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * The clock of an assistance (P9.01): due at the end of the day that was asked for, or by the rule of the procedure but
 * not after the lead unit itself is due. Its number is that of the assistance.
 */
public final class AssistanceClock {
    private static final Set<Clock> OF_THE_LEAD = EnumSet.of(Clock.REPLY, Clock.OPINION_REPORT);

    private AssistanceClock() {}

    /** What the lead unit has to do first among what it has to answer; empty for nothing. */
    public static Optional<Deadline> ofTheLead(ClockedCase c) {
        return c.deadlines().open().stream()
                .filter(Deadline::isRunning)
                .filter(d -> OF_THE_LEAD.contains(d.clock()))
                .min(Comparator.comparing(Deadline::dueAt));
    }

    /** Whether the procedure has a limit for an assistance in such a case that begins then. */
    public static boolean isProvided(ClockedCase c, ClockRules rules, Instant at) {
        return !new Starts(c, rules)
                .by(EventCodec.nameOf(AssistanceAsked.class), at)
                .isEmpty();
    }

    /** When an assistance that is asked for until a day is due: at its 24:00. */
    public static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(WorkCalendar.ZONE).toInstant();
    }

    static List<DeadlineEvent> start(AssistanceAsked asked, ClockedCase c, ClockRules rules) {
        var starts = new Starts(c, rules);
        var at = asked.occurred().at();
        var fitting = at == null ? List.<Starts.Start>of() : starts.by(EventCodec.nameOf(AssistanceAsked.class), at);
        if (fitting.isEmpty()) {
            return List.of();
        }
        var set = starts.set(fitting, c.assistances().asked(), null);
        return List.of(with(set, due(set, asked, c, rules), asked));
    }

    private static Due due(DeadlineSet set, AssistanceAsked asked, ClockedCase c, ClockRules rules) {
        if (asked.by() != null) {
            return rules.calculator().promised(set.startsAt(), endOf(asked.by()));
        }
        return ofTheLead(c)
                .map(Deadline::dueAt)
                .filter(lead -> lead.isBefore(set.dueAt()) && lead.isAfter(set.startsAt()))
                .map(lead -> rules.calculator().promised(set.startsAt(), lead))
                .orElse(new Due(set.dueAt(), set.amberAt(), set.provisional()));
    }

    private static DeadlineSet with(DeadlineSet set, Due due, AssistanceAsked asked) {
        return new DeadlineSet(
                set.clock(),
                set.number(),
                set.round(),
                set.startsAt(),
                due.amberAt(),
                due.dueAt(),
                set.rule(),
                set.clause(),
                set.procedureVersion(),
                set.calendarVersion(),
                due.provisional(),
                null,
                asked.unit());
    }

    static boolean meets(Act act, Deadline deadline) {
        return act instanceof AssistanceAnswered answered
                && deadline.clock() == Clock.ASSISTANCE
                && deadline.number() == answered.assistance();
    }

    /** Why an act ends this clock; null when it does not, or not for a reason of its own. */
    static @Nullable LapseReason lapse(Act act, Deadline deadline) {
        if (deadline.clock() != Clock.ASSISTANCE) {
            return null;
        } else if (act instanceof AssistanceReturned returned) {
            return returned.assistance() == deadline.number() ? LapseReason.ASSISTANCE_RETURNED : null;
        } else if (act instanceof AssistanceWithdrawn withdrawn) {
            return withdrawn.assistance() == deadline.number() ? LapseReason.ASSISTANCE_WITHDRAWN : null;
        }
        return Assistances.leaveTheLead(act) ? LapseReason.REASSIGNED : null;
    }
}
