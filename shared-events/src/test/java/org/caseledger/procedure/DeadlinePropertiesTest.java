package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.procedure.Days.CALCULATOR;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Properties of any start, limit and suspensions; {@code -Dseed=…} repeats a failed run. */
@DisplayName("For any limit")
class DeadlinePropertiesTest {
    private static final int CASES = 5_000;
    private static final Instant FIRST = Days.at("2018-10-01T00:00");
    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();

    private record Sample(Instant start, Limit limit, List<Suspension> pauses) {
        Due due() {
            return CALCULATOR.due(start, limit, pauses);
        }
    }

    @Test
    void dueIsAfterTheStartAndAmberBetweenThem() {
        forAll((sample, random) -> {
            Due due = sample.due();
            assertThat(due.dueAt()).isAfter(sample.start());
            assertThat(due.amberAt()).isBetween(sample.start(), due.dueAt());
        });
    }

    @Test
    void aGreaterAmountIsNeverDueEarlier() {
        forAll((sample, random) -> {
            Limit limit = sample.limit();
            Limit more = new Limit(limit.amount() + 1 + random.nextInt(5), limit.unit(), limit.endsAfterHoliday());
            assertThat(CALCULATOR.due(sample.start(), more, sample.pauses()).dueAt())
                    .isAfterOrEqualTo(sample.due().dueAt());
        });
    }

    @Test
    void anotherPauseNeverMakesItDueEarlier() {
        forAll((sample, random) -> {
            List<Suspension> more = new ArrayList<>(sample.pauses());
            more.add(pause(sample.start(), random));
            assertThat(CALCULATOR.due(sample.start(), sample.limit(), more).dueAt())
                    .isAfterOrEqualTo(sample.due().dueAt());
        });
    }

    @Test
    void aClockThatIsResumedInTimeIsNotOverdue() {
        forAll((sample, random) -> {
            Instant before = sample.due().dueAt();
            long span = Duration.between(sample.start(), before).toSeconds();
            Instant from = sample.start().plusSeconds(random.nextLong(span));
            Suspension last = new Suspension(from, from.plusSeconds(1 + random.nextInt(3_000_000)));
            List<Suspension> more = new ArrayList<>(sample.pauses());
            more.add(last);
            Instant dueAt = CALCULATOR.due(sample.start(), sample.limit(), more).dueAt();
            assertThat(dueAt).isAfter(last.to());
        });
    }

    @Test
    void workingDaysEndWithAWorkingDayAndHaveTheirNumber() {
        forAll((sample, random) -> {
            int amount = 1 + random.nextInt(60);
            Limit limit = Days.workingDays(amount);
            Instant dueAt = CALCULATOR.due(sample.start(), limit, List.of()).dueAt();
            LocalDate last = dueAt.minusNanos(1).atZone(WorkCalendar.ZONE).toLocalDate();
            LocalDate first = sample.start().atZone(WorkCalendar.ZONE).toLocalDate();
            assertThat(CALENDAR.isWorkingDay(last)).isTrue();
            assertThat(CALENDAR.workingDaysBetween(first, last)).isEqualTo(amount);
        });
    }

    @Test
    void aPeriodThatMayNotEndOnAHolidayDoesNot() {
        forAll((sample, random) -> {
            Limit limit = new Limit(random.nextInt(70), LimitUnit.CALENDAR_DAYS, true);
            Due due = CALCULATOR.due(sample.start(), limit, sample.pauses());
            LocalDate last = due.dueAt().minusNanos(1).atZone(WorkCalendar.ZONE).toLocalDate();
            assertThat(CALENDAR.kindOf(last)).isNotEqualTo(DayKind.HOLIDAY);
            assertThat(DeadlineCalculation.counted(sample.start(), limit, sample.pauses(), CALENDAR)
                            .recompute())
                    .contains(due);
        });
    }

    private static void forAll(BiConsumer<Sample, Random> property) {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            Sample sample = sample(random);
            try {
                property.accept(sample, random);
            } catch (Throwable e) {
                throw new AssertionError("seed " + seed + ", case " + i + ": " + sample, e);
            }
        }
    }

    private static Sample sample(Random random) {
        // to 2028: beyond the years in the calendar, on both sides
        Instant start = FIRST.plusSeconds(random.nextLong(Duration.ofDays(3_500).toSeconds()));
        if (random.nextInt(4) == 0) {
            start = start.atZone(WorkCalendar.ZONE)
                    .toLocalDate()
                    .atStartOfDay(WorkCalendar.ZONE)
                    .toInstant();
        }
        LimitUnit unit = LimitUnit.values()[random.nextInt(3)];
        int least = unit == LimitUnit.CALENDAR_DAYS ? 0 : 1;
        List<Suspension> pauses = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            pauses.add(pause(start, random));
        }
        boolean after = unit == LimitUnit.CALENDAR_DAYS && random.nextBoolean();
        return new Sample(start, new Limit(least + random.nextInt(70), unit, after), pauses);
    }

    private static Suspension pause(Instant start, Random random) {
        Instant from = start.plus(Duration.ofHours(random.nextInt(24 * 40) - 48));
        return new Suspension(from, from.plus(Duration.ofHours(random.nextInt(24 * 20))));
    }
}
