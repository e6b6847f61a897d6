package org.caseledger.api.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseledger.command.gate.Command;
import org.caseledger.command.gate.RequestId;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.procedure.InvalidValue;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** What happens in one sample case, step by step. */
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

    /** The minutes of a working day: 9 to 12 and 13 to 17:30. */
    private static final int DAY = 450;

    private static final LocalTime OPEN = LocalTime.of(9, 0);
    private static final int MORNING = 180;
    private static final int NOON = 60;

    /** {@code 6 09:30} is so many working days ago, {@code yesterday} worked or not, {@code 65h ago} to the minute. */
    private static final Pattern MOMENT =
            Pattern.compile("(?:(\\d+)h ago|(?:(\\d+)|(yesterday)|(\\d{4}-\\d\\d-\\d\\d)) (\\d\\d:\\d\\d))");

    private final String name;
    private final CaseId caseId;
    private final WorkCalendar calendar;
    private final Instant now;
    private final List<Step> steps = new ArrayList<>();

    Script(String name, WorkCalendar calendar, Instant now) {
        this(name, CaseId.named("demo/" + name), calendar, now);
    }

    Script(String name, CaseId caseId, WorkCalendar calendar, Instant now) {
        this.name = name;
        this.caseId = caseId;
        this.calendar = calendar;
        this.now = now;
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

    /** An exercise receives a case again, which is the n-th of it. */
    Script again(Instant at, CaseId source, int number, int respondent) {
        return add(at, Actor.SYSTEM, new Again(caseId, source, number, respondent), null);
    }

    /** Adds a step; without a name its request has that of the place of the step. */
    Script add(Instant at, Actor by, Deed deed, @Nullable String request) {
        var name = request == null ? caseId + "/" + steps.size() : request;
        steps.add(new Step(at, by, deed, RequestId.named("demo", name)));
        return this;
    }

    /** A minute of a day, counted from 0 without the noon, whether or not it is worked. */
    static Instant worktime(LocalDate day, int minute) {
        int after = minute < MORNING ? minute : minute + NOON;
        return day.atTime(OPEN).plusMinutes(after).atZone(WorkCalendar.ZONE).toInstant();
    }

    /** So many minutes of work later. */
    Instant worked(Instant from, double minutes) {
        var local = from.atZone(WorkCalendar.ZONE);
        var day = local.toLocalDate();
        int left = (int) minutes + minuteOf(local.toLocalTime());
        if (!calendar.isWorkingDay(day)) {
            day = calendar.nextWorkingDay(day);
            left = (int) minutes;
        }
        for (; left >= DAY; left -= DAY) {
            day = calendar.nextWorkingDay(day);
        }
        return worktime(day, left).plusSeconds((int) minutes * 37 % 60);
    }

    private static int minuteOf(LocalTime time) {
        int since = (time.toSecondOfDay() - OPEN.toSecondOfDay()) / 60;
        int worked = since <= MORNING ? since : Math.max(MORNING, since - NOON);
        return Math.max(0, Math.min(DAY, worked));
    }

    /** When that is; throws {@link InvalidValue} for what is no moment. */
    Instant moment(String written) {
        var moment = MOMENT.matcher(written);
        if (!moment.matches()) {
            throw new InvalidValue(
                    "at", "“" + written + "”不是时间，应如“6 09:30”", "'" + written + "' is no moment such as '6 09:30'");
        } else if (moment.group(1) != null) {
            return now.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(Long.parseLong(moment.group(1))));
        }
        return day(moment)
                .atTime(LocalTime.parse(moment.group(5)))
                .atZone(WorkCalendar.ZONE)
                .toInstant();
    }

    private LocalDate day(Matcher moment) {
        var day = now.atZone(WorkCalendar.ZONE).toLocalDate();
        if (moment.group(4) != null) {
            return LocalDate.parse(moment.group(4));
        } else if (moment.group(3) != null) {
            return day.minusDays(1);
        }
        for (int left = Integer.parseInt(moment.group(2)); left > 0; ) {
            day = day.minusDays(1);
            if (calendar.isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    String name() {
        return name;
    }

    CaseId caseId() {
        return caseId;
    }

    List<Step> steps() {
        return steps;
    }
}
