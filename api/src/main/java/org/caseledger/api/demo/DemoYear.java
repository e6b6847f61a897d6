package org.caseledger.api.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.caseledger.command.complaint.receiving.ReceiveComplaint;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.duty.ChangeRosters;
import org.caseledger.command.duty.DutyCommand.AssignDuty;
import org.caseledger.command.gate.Command;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.incident.ReplayedCase;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * The sample year: some 600 cases that lead up to today, more of them around Singles' Day, the Spring Festival and
 * Consumer Rights Day, a recall, and an exercise. The same dice fall for the same day.
 */
final class DemoYear {
    /** The exercise of the year. */
    static final UUID EXERCISE = id("year/exercise");

    private static final UUID RECALL = id("year/recall");
    private static final int SEED = 20_260_315;
    private static final int SEED_OF_RECALL = 7_000;

    /** An odd number whose bits are spread: close seeds would give close first numbers. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int PLANNED_DAYS = 92;
    private static final List<DemoFile> FILES = Stream.of(
                    "commands.yaml", "matters.yaml", "year.yaml", "incidents.yaml")
            .map(DemoFile::resource)
            .toList();
    private static final List<Season> SEASONS = List.of(value("seasons", Season[].class));

    /** A time of the year, and how many times as many cases come in then. */
    private record Season(String name, String from, String until, double times) {
        boolean has(MonthDay day) {
            return !day.isBefore(MonthDay.parse("--" + from)) && !day.isAfter(MonthDay.parse("--" + until));
        }
    }

    private final WorkCalendar calendar;
    private final Instant now;
    private final LocalDate today;
    private final List<Script> scripts = new ArrayList<>();
    private final List<StoryContext> cases = new ArrayList<>();

    DemoYear(WorkCalendar calendar, Instant now) {
        this.calendar = calendar;
        this.now = now;
        this.today = now.atZone(WorkCalendar.ZONE).toLocalDate();
    }

    private static UUID id(String name) {
        return CaseId.named(name).value();
    }

    private static <T> T value(String name, Class<T> type) {
        return FILES.stream()
                .filter(file -> file.values().containsKey(name))
                .findFirst()
                .orElseThrow()
                .value(name, type);
    }

    /** When the first of it happens. */
    Instant begin() {
        return Script.worktime(firstDay().minusDays(3), 0);
    }

    private LocalDate firstDay() {
        return today.minusYears(1).plusDays(1);
    }

    /** The year together with the scripted sample cases. */
    List<Script> withTheScriptedCases(Procedure procedure) {
        return Stream.concat(DemoScripts.leadingUpTo(now, calendar, procedure).stream(), leadingUpToNow().stream())
                .toList();
    }

    /** What happens until now. */
    List<Script> leadingUpToNow() {
        scripts.add(rosters());
        add(story("year/register", dice(0)).with("begin", begin()).play("register"));
        for (var day = firstDay(); !day.isAfter(today); day = day.plusDays(1)) {
            comeIn(day);
        }
        recall();
        exercise();
        return scripts.stream()
                .map(script -> script.until(now))
                .filter(Script::begins)
                .toList();
    }

    /** Dice that fall differently for numbers that follow each other, and alike for the same. */
    private static Random dice(long number) {
        return new Random(number * SPREAD);
    }

    private Story story(String name, Random dice) {
        return story(new Script(name, calendar, now), dice);
    }

    private Story story(Script script, Random dice) {
        return new Story(FILES, DemoPeople.inTheYear(), script, dice);
    }

    private void add(Story story) {
        scripts.add(story.script());
    }

    /** The cases of a day. */
    private void comeIn(LocalDate day) {
        var season = SEASONS.stream()
                .filter(one -> one.has(MonthDay.from(day)))
                .findFirst()
                .orElseThrow();
        double usual = (calendar.isWorkingDay(day) ? 1 : value("dayOff", Double.class)) * season.times();
        double expected = value("usual", Double.class) * usual;
        var dice = dice(SEED + day.toEpochDay());
        int count = (int) expected + (dice.nextDouble() < expected % 1 ? 1 : 0);
        for (int i = 0; i < count; i++) {
            int n = cases.size();
            var story =
                    story("year/%04d".formatted(n + 1), dice).with("day", day).with("season", season.name());
            add(story.with("n", n).with("cases", cases).play("case"));
            cases.add(story.known());
        }
    }

    /** Complaints come in all at once, and an incident is declared. */
    private void recall() {
        var first = calendar.nextWorkingDay(today.minusDays(value("recallDaysAgo", Integer.class)));
        var incident = new Script("year/recall", calendar, now);
        part(incident, first).play("recall-declared");
        int n = 0;
        var day = first;
        for (int ofTheDay : value("recallByDay", int[].class)) {
            for (int k = 0; k < ofTheDay; k++, n++) {
                var story = story("year/recall/%02d".formatted(n + 1), dice(SEED_OF_RECALL + n));
                add(story.with("first", first)
                        .with("day", day)
                        .with("n", n)
                        .with("k", k)
                        .play("recall-case"));
                part(incident, first)
                        .with("n", n)
                        .with("classified", story.known().get("classified"))
                        .with("attached", story.script().caseId())
                        .play("recall-attached");
            }
            day = calendar.nextWorkingDay(day);
        }
        add(part(incident, first).play("recall-ended"));
    }

    private Story part(Script incident, LocalDate first) {
        return story(incident, dice(0)).with("incident", RECALL).with("first", first);
    }

    /** Some days of the year come in again within a morning and are handled like real cases (P3.21, P3.22). */
    private void exercise() {
        var then = today.minusDays(value("exerciseDaysAgo", Integer.class));
        var day = calendar.isWorkingDay(then) ? then : calendar.nextWorkingDay(then);
        var from = midnight(day.minusDays(value("exerciseFrom", Integer.class)));
        var until = midnight(day.minusDays(value("exerciseUntil", Integer.class)));
        var startsAt = Script.worktime(day, 45);
        var sources = scripts.stream()
                .filter(one -> one.begins() && command(first(one)) instanceof ReceiveComplaint)
                .filter(one ->
                        !first(one).at().isBefore(from) && first(one).at().isBefore(until))
                .sorted(Comparator.<Script, Instant>comparing(one -> first(one).at())
                        .thenComparing(one -> one.caseId().value()))
                .toList();
        var respondents = new HashMap<String, Integer>();
        var replayed = sources.stream()
                .map(one -> new ReplayedCase(one.caseId(), first(one).at(), number(respondents, receipt(one))))
                .toList();
        add(story("year/exercise", dice(0))
                .with("incident", EXERCISE)
                .with("day", day)
                .with("dayAfter", calendar.nextWorkingDay(day))
                .with("from", from)
                .with("until", until)
                .with("startsAt", startsAt)
                .with("replayed", replayed)
                .play("exercise"));
        int handled = 0;
        for (int i = 0; i < sources.size(); i++) {
            var source = sources.get(i);
            var past = Duration.between(from, first(source).at());
            var due = startsAt.plus(past.dividedBy(value("exerciseSpeed", Integer.class)));
            var caseId = CaseId.replayed(EXERCISE, source.caseId());
            var script = new Script("year/exercise/" + caseId, caseId, calendar, now);
            script.again(due, source.caseId(), i + 1, replayed.get(i).respondent());
            var kind = receipt(source).kind();
            boolean inquiry = kind == ComplaintKind.INQUIRY;
            add(story(script, dice(0))
                    .with("due", due)
                    .with("n", inquiry ? 0 : ++handled)
                    .with("kind", kind.name())
                    // The case counts as one that needed approvals if a reply of it was approved.
                    .with("gated", source.steps().stream().anyMatch(step -> command(step) instanceof ApproveReply))
                    .play(inquiry ? "replayed-inquiry" : "replayed-case"));
        }
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(WorkCalendar.ZONE).toInstant();
    }

    private static Script.Step first(Script script) {
        return script.steps().get(0);
    }

    private static @Nullable Command command(Script.Step step) {
        return step.deed() instanceof Script.Given given ? given.command() : null;
    }

    private static ReceiveComplaint receipt(Script script) {
        return (ReceiveComplaint) Objects.requireNonNull(command(first(script)));
    }

    private static int number(Map<String, Integer> respondents, ReceiveComplaint receipt) {
        var name = receipt.respondent();
        return name == null ? 0 : respondents.computeIfAbsent(name, n -> respondents.size() + 1);
    }

    /** Each quarter the days off of the next one are planned (P9.13, P9.14). */
    private Script rosters() {
        var script = new Script("year/rosters", calendar, now);
        var from = begin().atZone(WorkCalendar.ZONE).toLocalDate().plusDays(1);
        for (; from.isBefore(today); from = from.plusDays(PLANNED_DAYS)) {
            var turns = new ArrayList<AssignDuty>();
            for (var day = from; day.isBefore(from.plusDays(PLANNED_DAYS)); day = day.plusDays(1)) {
                if (!calendar.isWorkingDay(day)) {
                    turns.addAll(turnsOf(day));
                }
            }
            script.add(
                    Script.worktime(from.minusDays(1), 30),
                    DemoPeople.person("head").actor(),
                    new Script.Given(new ChangeRosters(turns)),
                    null);
        }
        return script;
    }

    private static List<AssignDuty> turnsOf(LocalDate day) {
        var turns = new ArrayList<AssignDuty>();
        turns.add(turn(value("duty", String[].class), day, DutyKind.DUTY));
        for (var unit : value("standby", String[][].class)) {
            turns.add(turn(unit, day, DutyKind.STANDBY));
        }
        return turns;
    }

    private static AssignDuty turn(String[] logins, LocalDate day, DutyKind kind) {
        var login = logins[(int) (day.toEpochDay() / 7) % logins.length];
        var person = DemoPeople.inTheYear().stream()
                .filter(one -> one.username().equals(login))
                .findFirst()
                .orElseThrow();
        var phone = "1390000%04d".formatted(100 + Math.floorMod(login.hashCode(), 800));
        return new AssignDuty(person.unit(), day, kind, new DutyOfficer(login, person.name(), phone), null);
    }
}
