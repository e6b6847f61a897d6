package org.caseledger.api.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.caseledger.categories.CategoryBook;
import org.caseledger.command.CommandSide;
import org.caseledger.command.complaint.clocks.DeadlineCommand.RecordMissedDeadline;
import org.caseledger.command.complaint.importing.ReplayComplaint;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.Colleague;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.OfficeLike;
import org.caseledger.command.gate.OfficialSeals;
import org.caseledger.command.gate.OnDuty;
import org.caseledger.command.gate.OtherCase;
import org.caseledger.command.gate.PastEvents;
import org.caseledger.command.gate.Request;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.gate.Unit;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.duty.DutyEvent;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.events.duty.Roster;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.procedure.clocks.Clocks;
import org.jspecify.annotations.Nullable;

/**
 * The command side in the past: every command is decided by its aggregate at the time that is reached, and what follows
 * is in memory until it is recorded. Time passes forwards only, and each deadline that runs out meanwhile is recorded
 * as missed at that moment.
 */
final class PastLedger implements AutoCloseable {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final SampleOffice office;
    private final Cases cases;
    private final PastEvents events;
    private final CommandSide commands;

    /**
     * {@code numbers} are those that the cases have claimed; equal deadlines run out in {@code order} of their cases.
     */
    PastLedger(Office original, Map<CaseId, String> numbers, Collection<CaseId> order) {
        InstantSource time = now::get;
        var clock = time.withZone(ZoneOffset.UTC);
        cases = new Cases(time, order);
        events = new PastEvents(time, cases::on);
        office = new SampleOffice(
                original,
                clock,
                original.calendar(),
                original.deadlines(),
                original.categories(),
                original.colleagues(),
                original.units(),
                numbers,
                events,
                cases);
        commands = CommandSide.over(events, office);
    }

    /** Time passes: each deadline that runs out until then is recorded at the moment it does. */
    void passUntil(Instant until) {
        for (var due = cases.nextUntil(until); due.isPresent(); due = cases.nextUntil(until)) {
            now.set(due.get().at());
            miss(due.get());
        }
        now.set(until);
    }

    /** A deadline that was extended may be missed once more. */
    private void miss(Cases.Due due) {
        var name = "%s/missed/%s/%d/%s".formatted(due.caseId(), due.clock(), due.number(), due.at());
        give(
                new RecordMissedDeadline(due.caseId(), due.clock(), due.number(), null, null),
                Actor.SYSTEM,
                new Request(RequestId.named("demo", name), null, null));
    }

    /** Gives a command now; throws what its aggregate throws. */
    void give(Command command, Actor actor, Request request) {
        commands.send(command, actor, request);
    }

    /** Receives a case in an exercise again, as the one that it was has become by now (P3.22). */
    void receiveAgain(Script.Again again) {
        var acts = events.of(again.source().value()).stream()
                .map(PastEvents.Happened::event)
                .toList();
        var receipt = (ComplaintReceived) acts.get(0);
        var command = new ReplayComplaint(
                again.caseId(),
                receipt.kind(),
                receipt.channel(),
                lastOf(ComplaintClassified.class, acts),
                receipt.complainant() != null,
                again.number(),
                again.respondent(),
                now.get(),
                null);
        give(command, Actor.SYSTEM, command.request());
    }

    private static <E> @Nullable E lastOf(Class<E> type, List<LedgerEvent> acts) {
        return acts.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /**
     * Records what today's rules refuse, as histories from earlier versions of the ledger contain it: no rule is
     * checked, and the clocks follow as they do for every act.
     */
    void record(CaseId caseId, ComplaintEvent event, Actor actor, Request request) {
        append(caseId, event, actor, request, 0);
        if (event instanceof Act act) {
            var c = cases.find(caseId).orElseThrow();
            var rules = c.clockRules(new DecisionContext(actor, now.get(), office));
            int n = 1;
            for (var follows : Clocks.after(act, c.clocked(), rules, now.get())) {
                append(caseId, follows, actor, request, n++);
            }
        }
    }

    private void append(CaseId caseId, ComplaintEvent event, Actor actor, Request request, int n) {
        events.add(event, ComplaintEvent.STREAM, caseId.value(), actor, request, n);
    }

    /** Records all that has happened. */
    void recordIn(EventLog log, OfficialSeals seals) {
        events.recordIn(log, seals);
    }

    @Override
    public void close() {
        commands.close();
    }

    /** The sample cases as they stand at the time that is reached, and what runs out next in them. */
    private static final class Cases {
        /** As many as the board is asked for. */
        private static final int LAST = 3;

        /** A deadline of a case, in the order in which it is due; ties in the order of the cases. */
        record Due(Instant at, int rank, CaseId caseId, Clock clock, int number) {}

        private final InstantSource time;
        private final Map<CaseId, CaseState> cases = new HashMap<>();
        private final Map<String, Deque<CaseId>> assigned = new HashMap<>();
        private final Map<CaseId, Integer> ranks = new HashMap<>();
        private final Set<Due> known = new HashSet<>();
        private final PriorityQueue<Due> running = new PriorityQueue<>(Comparator.comparing(Due::at)
                .thenComparing(Due::rank)
                .thenComparing(Due::clock)
                .thenComparing(Due::number));

        /** {@code order} has the cases in the order in which equal deadlines run out. */
        Cases(InstantSource time, Collection<CaseId> order) {
            this.time = time;
            order.forEach(caseId -> ranks.put(caseId, ranks.size()));
        }

        /** The current state of a case; empty before it is received. */
        Optional<CaseState> find(CaseId caseId) {
            return Optional.ofNullable(cases.get(caseId));
        }

        /** Takes an event of whatever stream; only those of cases count. */
        void on(LedgerEvent event, UUID stream) {
            if (event instanceof ComplaintEvent act) {
                var caseId = new CaseId(stream);
                var state = cases.computeIfAbsent(caseId, id -> new CaseState());
                state.on(act, time.instant());
                var respondent = state.record().respondent().shown();
                if (act instanceof ComplaintAssigned && respondent != null) {
                    noteUnit(caseId, respondent);
                }
                state.deadlines().open().forEach(deadline -> watch(caseId, deadline));
            }
        }

        private void noteUnit(CaseId caseId, String respondent) {
            var those = assigned.computeIfAbsent(respondent, name -> new ArrayDeque<>());
            those.remove(caseId);
            those.addFirst(caseId);
        }

        /** The units that had the last cases of a respondent. */
        List<UnitId> lastUnitsOf(String respondent, CaseId except) {
            return assigned.getOrDefault(respondent, new ArrayDeque<>()).stream()
                    .filter(caseId -> !caseId.equals(except))
                    .flatMap(caseId -> Optional.ofNullable(cases.get(caseId).unit()).stream())
                    .limit(LAST)
                    .toList();
        }

        private void watch(CaseId caseId, Deadline deadline) {
            var due = new Due(
                    deadline.dueAt(),
                    ranks.getOrDefault(caseId, ranks.size()),
                    caseId,
                    deadline.clock(),
                    deadline.number());
            if (!deadline.missed() && known.add(due)) {
                running.add(due);
            }
        }

        /** The next open deadline that expires by then; each is returned once. */
        Optional<Due> nextUntil(Instant until) {
            while (!running.isEmpty() && !running.peek().at().isAfter(until)) {
                var due = running.poll();
                if (isOpen(due)) {
                    return Optional.of(due);
                }
            }
            return Optional.empty();
        }

        private boolean isOpen(Due due) {
            return cases.get(due.caseId()).deadlines().open().stream()
                    .anyMatch(open -> open.clock() == due.clock()
                            && open.number() == due.number()
                            && !open.missed()
                            && open.isOverdueAt(due.at()));
        }
    }

    /**
     * The office at the time that the sample data has reached: its people, units and lists are asked once, its cases
     * and rosters are those that have not been recorded yet.
     */
    private record SampleOffice(
            Office original,
            java.time.Clock time,
            WorkCalendar calendar,
            DeadlineCalculator deadlines,
            CategoryBook categories,
            List<Colleague> colleagues,
            List<Unit> units,
            Map<CaseId, String> numbers,
            PastEvents past,
            Cases cases)
            implements OfficeLike {
        @Override
        public Optional<Unit> unit(UnitId id) {
            return units.stream().filter(unit -> unit.id().equals(id)).findFirst();
        }

        @Override
        public boolean employs(String login) {
            return colleagues.stream().anyMatch(one -> one.login().equals(login));
        }

        @Override
        public boolean employs(String login, UnitId unit) {
            return colleagues.stream().anyMatch(one -> one.login().equals(login) && unit.equals(one.unit()));
        }

        @Override
        public boolean isStaffed(UnitId unit) {
            return colleagues.stream().anyMatch(one -> unit.equals(one.unit()));
        }

        @Override
        public boolean knows(CaseId caseId) {
            return cases.find(caseId).isPresent();
        }

        @Override
        public boolean actedIn(CaseId caseId, String person) {
            return past.of(caseId.value()).stream()
                    .anyMatch(one -> person.equals(one.metadata().get("actor")));
        }

        @Override
        public boolean isJoined(CaseId caseId) {
            return cases.find(caseId)
                    .filter(state -> state.ties().lead() != null)
                    .isPresent();
        }

        @Override
        public Optional<OtherCase> find(CaseId caseId) {
            return cases.find(caseId)
                    .map(state -> new OtherCase(
                            state.kind(), state.receivedAt(), state.ties().lead()));
        }

        @Override
        public List<UnitId> lastUnitsOf(String respondent, CaseId except) {
            return cases.lastUnitsOf(respondent, except);
        }

        /** The center of the sample office has duty on every day off of its rosters (P9.13). */
        @Override
        public Optional<OnDuty> onDuty(LocalDate day) {
            var turns = past.of(Roster.idOf(DemoPeople.CENTER, day));
            return turns.isEmpty() ? Optional.empty() : Optional.of(dutyOf(turns, day));
        }

        private static OnDuty dutyOf(List<PastEvents.Happened> turns, LocalDate day) {
            var roster = Roster.EMPTY;
            for (var turn : turns) {
                roster = Roster.after(roster, (DutyEvent) turn.event());
            }
            return new OnDuty(
                    DemoPeople.CENTER,
                    roster.on(day).stream()
                            .filter(turn -> turn.kind() == DutyKind.DUTY)
                            .map(turn -> turn.officer().withoutPhone())
                            .toList());
        }

        @Override
        public String caseNumber(CaseId caseId, String officeCode, int year) {
            var claimed = numbers.get(caseId);
            return claimed == null ? original.caseNumber(caseId, officeCode, year) : claimed;
        }
    }
}
