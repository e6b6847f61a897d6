package org.caseledger.api.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.caseledger.api.security.Person;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.RequestId;
import org.caseledger.command.oversight.OpenSealedParts;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.procedure.WorkCalendar;

/** What happens in one sample case, step by step, on working days counted back from today. */
final class Script {

    /** How a text of the case is sealed. */
    interface Sealing extends BiFunction<SealedField, String, Sealed> {}

    /** One step: when, by whom, what, and the name of the request that it is. */
    record Step(Instant at, Actor by, Deed deed, RequestId request) {}

    /** What is done in a step. */
    sealed interface Deed {}

    /** A command that is given. */
    record Given(Command command) implements Deed {}

    /** An act that is refused today but is in the log from earlier; it receives the function that seals its texts. */
    record Past(CaseId caseId, Function<Sealing, ComplaintEvent> event) implements Deed {}

    /** The ledger receives a case in an exercise again, as the real one has become by then. */
    record Again(CaseId caseId, CaseId source, int number, int respondent) implements Deed {}

    private final CaseId caseId;
    private final WorkCalendar calendar;
    private final LocalDate today;
    private final List<Step> steps = new ArrayList<>();

    Script(String name, WorkCalendar calendar, LocalDate today) {
        this(CaseId.named("demo/" + name), calendar, today);
    }

    Script(CaseId caseId, WorkCalendar calendar, LocalDate today) {
        this.caseId = caseId;
        this.calendar = calendar;
        this.today = today;
    }

    /** Adds a step so many working days ago, at a time of day such as {@code 09:30}. */
    Script at(int workingDaysAgo, String time, Person person, BiFunction<CaseId, Instant, ComplaintCommand> command) {
        return step(instant(workingDaysAgo, time), person, command);
    }

    /** Adds a step at an instant, working day or not. */
    Script step(Instant at, Person person, BiFunction<CaseId, Instant, ComplaintCommand> command) {
        return add(at, person.actor(), new Given(command.apply(caseId, at)));
    }

    /** Adds an act that an earlier version of the rules let pass. */
    Script past(int workingDaysAgo, String time, Person person, BiFunction<Sealing, Instant, ComplaintEvent> event) {
        var at = instant(workingDaysAgo, time);
        return add(at, person.actor(), new Past(caseId, seal -> event.apply(seal, at)));
    }

    /** A person opens sealed parts of the case on the evening before today, working day or not. */
    Script openedLastEvening(String time, Person person, String... parts) {
        var at = today.minusDays(1)
                .atTime(LocalTime.parse(time))
                .atZone(WorkCalendar.ZONE)
                .toInstant();
        var through = "GET /api/complaints/" + caseId + "/sealed";
        return add(at, person.actor(), new Given(new OpenSealedParts(caseId, Set.of(parts), through)));
    }

    /** Adds a command that is not of a case. */
    Script give(Instant at, Person person, Command command) {
        return add(at, person.actor(), new Given(command));
    }

    /** An exercise receives a case again, which is the n-th of it. */
    Script again(Instant at, CaseId source, int number, int respondent) {
        return add(at, Actor.SYSTEM, new Again(caseId, source, number, respondent));
    }

    /** The same without what lies after that. */
    Script until(Instant end) {
        steps.removeIf(step -> step.at().isAfter(end));
        return this;
    }

    /** Whether anything happens in it. */
    boolean begins() {
        return !steps.isEmpty();
    }

    private Script add(Instant at, Actor by, Deed deed) {
        steps.add(new Step(at, by, deed, RequestId.named("demo", caseId + "/" + steps.size())));
        return this;
    }

    /** A time of day so many working days ago. */
    Instant instant(int workingDaysAgo, String time) {
        var day = today;
        for (int left = workingDaysAgo; left > 0; ) {
            day = day.minusDays(1);
            if (calendar.isWorkingDay(day)) {
                left--;
            }
        }
        return day.atTime(LocalTime.parse(time)).atZone(WorkCalendar.ZONE).toInstant();
    }

    CaseId caseId() {
        return caseId;
    }

    List<Step> steps() {
        return steps;
    }
}
