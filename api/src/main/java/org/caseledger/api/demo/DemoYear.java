package org.caseledger.api.demo;

import static org.caseledger.api.demo.Matters.Season.*;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.caseledger.api.demo.Matters.Season;
import org.caseledger.events.complaint.Complainant;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * The sample year: some 600 cases that lead up to today, more of them around Singles' Day, the Spring Festival and
 * Consumer Rights Day, a recall, and an exercise. The same dice fall for the same day.
 */
final class DemoYear {

    /** How many come in on a usual working day. */
    private static final double USUAL = 1.6;

    private static final double DAY_OFF = 0.2;
    private static final int SEED = 20_260_315;
    private static final int REPEATED_WITHIN = 40;
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Complainant PROFESSIONAL = new Complainant("章守真", "13900009001", null, "郫都区合作街道清河路8号");

    private final WorkCalendar calendar;
    private final Instant now;
    private final LocalDate today;
    private final WorkTime time;
    private final List<Script> scripts = new ArrayList<>();
    private final List<YearReceipt> receipts = new ArrayList<>();

    DemoYear(WorkCalendar calendar, Instant now) {
        this.calendar = calendar;
        this.now = now;
        this.today = now.atZone(WorkCalendar.ZONE).toLocalDate();
        this.time = new WorkTime(calendar);
    }

    /** When the first of it happens. */
    Instant begin() {
        return WorkTime.at(firstDay().minusDays(3), 0);
    }

    private LocalDate firstDay() {
        return today.minusYears(1).plusDays(1);
    }

    /** The year together with the scripted sample cases. */
    List<Script> withTheToldCases(Procedure procedure) {
        return Stream.concat(DemoScripts.leadingUpTo(now, calendar, procedure).stream(), leadingUpToNow().stream())
                .toList();
    }

    /** What happens until now. */
    List<Script> leadingUpToNow() {
        scripts.addAll(new YearOffice(calendar, today, begin()).scripts());
        for (var day = firstDay(); !day.isAfter(today); day = day.plusDays(1)) {
            var dice = YearPeople.dice(SEED + day.toEpochDay());
            double expected = USUAL * usual(day);
            int count = (int) expected + (dice.nextDouble() < expected % 1 ? 1 : 0);
            for (int n = 0; n < count; n++) {
                oneMore(day, dice);
            }
        }
        scripts.addAll(new YearRecall(calendar, today, time).scripts());
        scripts.addAll(new YearExercise(calendar, today, time, scripts).scripts());
        return scripts.stream()
                .map(script -> script.until(now))
                .filter(Script::begins)
                .toList();
    }

    private double usual(LocalDate day) {
        double ofTheDay = calendar.isWorkingDay(day) ? 1 : DAY_OFF;
        return ofTheDay
                * switch (season(day)) {
                    case SINGLES_DAY -> 1.9;
                    case SPRING_FESTIVAL -> 1.5;
                    case CONSUMER_DAY -> 2;
                    case SUMMER, SCHOOL -> 1.1;
                    case ALL_YEAR -> 1;
                };
    }

    private static Season season(LocalDate day) {
        int of = day.getMonthValue() * 100 + day.getDayOfMonth();
        if (of >= 1108 && of <= 1205) {
            return SINGLES_DAY;
        } else if (of >= 115 && of <= 225) {
            return SPRING_FESTIVAL;
        } else if (of >= 308 && of <= 331) {
            return CONSUMER_DAY;
        } else if (of >= 701 && of <= 831) {
            return SUMMER;
        }
        return of >= 901 && of <= 925 ? SCHOOL : ALL_YEAR;
    }

    private void oneMore(LocalDate day, Random dice) {
        int n = receipts.size();
        var at = WorkTime.at(day, dice.nextInt(WorkTime.DAY - 10)).plusSeconds(dice.nextInt(60));
        var who = new Complainant(YearPeople.name(dice), YearPeople.phone(n), null, YearPeople.address(dice));
        var receipt = YearReceipt.in(season(day), at, who, dice);
        var script = new Script("year/%04d".formatted(n + 1), calendar, today);
        int of = dice.nextInt(1000);
        @Nullable YearReceipt first = null;
        if (of < 18) {
            receipt = receipt.ofAProfessional(PROFESSIONAL);
        } else if (of < 75 && n > REPEATED_WITHIN) {
            first = before(at, n - 1 - dice.nextInt(REPEATED_WITHIN));
            receipt = first == null ? receipt : receipt.again(first);
        }
        scripts.add(script);
        receipts.add(receipt);
        tell(script, receipt, first, dice);
    }

    /** A complaint of some day before, if that is one; a report is not made again (O121-35). */
    private @Nullable YearReceipt before(Instant at, int n) {
        var one = receipts.get(n);
        boolean there = one.at().isBefore(at.minus(A_DAY));
        return there && one.kind() == ComplaintKind.COMPLAINT ? one : null;
    }

    private void tell(Script script, YearReceipt receipt, @Nullable YearReceipt first, Random dice) {
        int of = dice.nextInt(100);
        if (of < 6) {
            new YearInquiry(script, receipt, time, dice).tell();
            return;
        }
        var classified = receipt.begin(script, time, dice);
        if (first != null && dice.nextInt(100) < 70) {
            int which = receipts.indexOf(first) + 1;
            script.step(
                    classified.plusSeconds(90),
                    DemoPeople.DISPATCHER,
                    YearSteps.link(
                            new Script("year/%04d".formatted(which), calendar, today).caseId(), "同一投诉人就同一事项再次投诉"));
        }
        new YearCase(script, receipt, time, classified.plusSeconds(180), dice)
                .handle(receipt.ends() ? course(dice) : YearCase.Course.REPLIED);
    }

    private static YearCase.Course course(Random dice) {
        int of = dice.nextInt(100);
        return of < 78
                ? YearCase.Course.REPLIED
                : of < 86
                        ? YearCase.Course.DECLINED
                        : of < 90
                                ? YearCase.Course.REFERRED
                                : of < 95 ? YearCase.Course.WITHDRAWN : YearCase.Course.SETTLED;
    }
}
