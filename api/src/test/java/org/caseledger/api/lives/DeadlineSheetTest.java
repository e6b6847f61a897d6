package org.caseledger.api.lives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseledger.command.complaint.RandomLife;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.procedure.Counting;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.DeadlineCalculation;
import org.caseledger.procedure.Due;
import org.caseledger.procedure.Limit;
import org.caseledger.procedure.LimitUnit;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.SheetDay;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.sheets.DeadlineSheet;
import org.caseledger.query.sheets.DeadlineSheets;
import org.caseledger.query.sheets.SheetText;
import org.caseledger.query.sheets.Stage;
import org.caseledger.query.views.Recorded;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.Test;

/** Every due time in the log follows from its sheet alone, and from no sheet that was changed. */
class DeadlineSheetTest {
    private static final int LIVES = 400;
    private static final Instant AS_OF = Instant.parse("2026-06-01T00:00:00Z");

    @Test
    void givenAnyLife_whenItsSheetIsCountedAgain_thenEveryDueTimeOfTheLogComesOut() {
        Set<Stage.Kind> kinds = EnumSet.noneOf(Stage.Kind.class);
        Set<Counting> countings = EnumSet.noneOf(Counting.class);
        Set<DayKind> days = EnumSet.noneOf(DayKind.class);
        Set<LimitUnit> units = EnumSet.noneOf(LimitUnit.class);
        int others = 0;
        for (long seed = 0; seed < LIVES; seed++) {
            var events = Lives.of(seed);
            // what is written is all there is
            var sheet = EventCodec.read(EventCodec.write(sheetOf(seed, events)), DeadlineSheet.class);
            assertThat(sheet.recompute())
                    .as("seed %d", seed)
                    .allMatch(DeadlineSheet.Recomputed::agrees)
                    .extracting(r -> r.recomputed().dueAt(), r -> r.recomputed().amberAt())
                    .containsExactlyInAnyOrderElementsOf(recordedDues(events).stream()
                            .map(d -> tuple(d.dueAt(), d.amberAt()))
                            .toList());
            for (var clock : sheet.clocks()) {
                for (var stage : clock.stages()) {
                    others += stage.others().size();
                    assertThat(stage.otherwise()).as("seed %d: %s", seed, stage).isNull();
                    kinds.add(stage.kind());
                    if (stage.reckoning().limit() != null) {
                        units.add(stage.reckoning().limit().unit());
                    }
                    for (var day : stage.reckoning().days()) {
                        countings.add(day.counting());
                        days.add(day.kind());
                    }
                }
            }
            assertThat(SheetText.of(sheet)).contains("时限计算书").doesNotContain("null");
        }
        assertThat(kinds).containsExactlyInAnyOrder(Stage.Kind.values());
        // That a random life ends a period on a statutory holiday is rare: EndingOnAHolidayTest.
        assertThat(countings).containsAll(EnumSet.complementOf(EnumSet.of(Counting.AFTER_HOLIDAY)));
        assertThat(days).containsExactlyInAnyOrder(DayKind.values());
        assertThat(others).as("limits of other clauses").isPositive();
        assertThat(units).containsExactlyInAnyOrder(LimitUnit.values());
    }

    @Test
    void givenAnyLife_whenAnythingOnItsSheetIsChanged_thenItIsFound() {
        int changed = 0;
        for (long seed = 0; seed < LIVES / 4; seed++) {
            for (var clock : sheetOf(seed, Lives.of(seed)).clocks()) {
                for (var stage : clock.stages()) {
                    var written = new Due(stage.dueAt(), stage.amberAt(), stage.provisional());
                    for (var forged : forged(stage.reckoning())) {
                        assertThat(forged.recompute())
                                .as("seed %d: %s", seed, forged)
                                .isNotEqualTo(Optional.of(written));
                        changed++;
                    }
                }
            }
        }
        assertThat(changed).isGreaterThan(2_000);
    }

    @Test
    void givenASheetWithAnotherDueTime_whenItIsCountedAgain_thenTheDifferenceIsNamed() {
        var sheet = sheetOf(0, Lives.of(0));
        var json = EventCodec.write(sheet);
        var due = sheet.clocks().get(0).stages().get(0).dueAt();
        var forged = EventCodec.read(
                json.replace("\"dueAt\":\"" + due, "\"dueAt\":\"" + due.plusSeconds(86_400)), DeadlineSheet.class);
        assertThat(forged.recompute()).filteredOn(r -> !r.agrees()).isNotEmpty();
    }

    @Test
    void givenAnotherProcedureInUse_whenTheSheetIsDrawnUp_thenItSaysSo() {
        var events = Lives.of(0);
        var office = RandomLife.officeOf(0);
        var other = office.procedure();
        var renamed = new Procedure(
                other.id(),
                "P9-3",
                other.nameZh(),
                other.nameEn(),
                other.officeCode(),
                other.gates(),
                RandomLife.officeOf(1).procedure().rules(),
                other.intake(),
                other.responses(),
                other.law(),
                other.duty());
        var sheet = DeadlineSheets.of(events, renamed, WorkCalendar.builtIn(), AS_OF);
        var first = sheet.clocks().get(0).stages().get(0);
        assertThat(first.procedureVersion()).isEqualTo("P9-2");
        assertThat(first.otherwise().procedureNow()).isEqualTo("P9-3");
        assertThat(first.otherwise().calendarNow()).isNull();
        assertThat(first.otherwise().zh()).contains("P9-2", "P9-3", "以记录为准");
        assertThat(first.otherwise().en()).contains("which holds");
        assertThat(first.reckoning()).isNull();
        assertThat(first.dueAt())
                .isEqualTo(sheetOf(0, events).clocks().get(0).stages().get(0).dueAt());
        assertThat(sheet.recompute()).noneMatch(r -> r.recomputed() != null && r.stage() == 0);
    }

    @Test
    void givenADueTimeByAnotherCalendar_whenTheSheetIsDrawnUp_thenItHoldsAndTheSheetSaysSo() {
        var events = new ArrayList<>(Lives.of(0));
        var recorded = events.get(1);
        var e = (DeadlineSet) recorded.event();
        events.set(1, of(recorded, by(e, "cn-older", e.dueAt())));
        var same = sheetOf(0, events).clocks().get(0).stages().get(0);
        assertThat(same.otherwise().calendarNow()).isEqualTo("cn-2019-2026");
        assertThat(same.otherwise().procedureNow()).isNull();
        assertThat(same.otherwise().en()).contains("cn-older", "the result is the same");

        events.set(1, of(recorded, by(e, "cn-older", e.dueAt().plusSeconds(86_400))));
        var sheet = sheetOf(0, events);
        var other = sheet.clocks().get(0).stages().get(0);
        assertThat(other.otherwise().en()).contains("cn-older", "which holds");
        assertThat(other.dueAt()).isEqualTo(e.dueAt().plusSeconds(86_400));
        assertThat(sheet.recompute().get(0).recomputed().dueAt()).isEqualTo(e.dueAt());
        assertThat(sheet.recompute().get(0).agrees()).isFalse();
        assertThat(SheetText.of(sheet)).contains("注意：记录所用程序版本 P9-2、日历版本 cn-older");
    }

    @Test
    void givenAYearThatTheCalendarDoesNotHold_whenTheSheetIsDrawnUp_thenItSaysSoAndCountsAgain() {
        var life = Lives.of(0);
        var e = (DeadlineSet) life.get(1).event();
        var start = Instant.parse("2026-12-31T01:00:00Z");
        var events = new ArrayList<>(life.subList(0, 2));
        events.set(1, of(life.get(1), from(start, e, new Due(e.dueAt(), e.amberAt(), false))));
        var counted = sheetOf(0, events).recompute().get(0).recomputed();
        assertThat(counted.provisional()).isTrue();
        assertThat(counted.dueAt()).isAfter(Instant.parse("2026-12-31T16:00:00Z"));

        events.set(1, of(life.get(1), from(start, e, counted)));
        var sheet = sheetOf(0, events);
        assertThat(sheet.recompute().get(0).agrees()).isTrue();
        assertThat(sheet.clocks().get(0).stages().get(0).provisional()).isTrue();
        assertThat(SheetText.of(sheet)).contains("该年放假安排未公布，暂按周末推算");
        assertThat(SheetText.of(sheetOf(0, life))).doesNotContain("暂按周末推算");
    }

    private static DeadlineSet from(Instant start, DeadlineSet e, Due due) {
        return Events.deadline(
                e.clock(),
                e.number(),
                e.round(),
                start,
                due.amberAt(),
                due.dueAt(),
                e.rule(),
                e.clause(),
                e.procedureVersion(),
                e.calendarVersion(),
                due.provisional());
    }

    private static Recorded of(Recorded like, DeadlineSet event) {
        return new Recorded(like.position(), like.caseId(), like.sequence(), like.recordedAt(), like.actor(), event);
    }

    private static DeadlineSet by(DeadlineSet e, String calendar, Instant dueAt) {
        return Events.deadline(
                e.clock(),
                e.number(),
                e.round(),
                e.startsAt(),
                e.amberAt(),
                dueAt,
                e.rule(),
                e.clause(),
                e.procedureVersion(),
                calendar,
                e.provisional());
    }

    @Test
    void givenALife_whenItsSheetIsDrawnUp_thenEachStageNamesTheEventsItComesFrom() {
        Map<Long, Recorded> byPosition = new HashMap<>();
        for (long seed = 0; seed < LIVES / 4; seed++) {
            var events = Lives.of(seed);
            events.forEach(e -> byPosition.put(e.position(), e));
            for (var clock : sheetOf(seed, events).clocks()) {
                var first = clock.stages().get(0);
                assertThat(first.start()).as("seed %d: %s", seed, first).isNotNull();
                assertThat(first.start().occurredAt())
                        .isEqualTo(first.reckoning().startsAt());
                for (var stage : clock.stages()) {
                    var event = byPosition.get(stage.event().position()).event();
                    assertThat(event).isInstanceOf(DeadlineEvent.class);
                    assertThat(stage.cause().position())
                            .isLessThanOrEqualTo(stage.event().position());
                }
            }
        }
    }

    private static DeadlineSheet sheetOf(long seed, List<Recorded> events) {
        var office = RandomLife.officeOf(seed);
        var procedure = office.procedure();
        return DeadlineSheets.of(events, procedure, office.calendar(), AS_OF);
    }

    private static List<Due> recordedDues(List<Recorded> events) {
        var dues = new ArrayList<Due>();
        for (var recorded : events) {
            if (recorded.event() instanceof DeadlineSet e) {
                dues.add(new Due(e.dueAt(), e.amberAt(), e.provisional()));
            } else if (recorded.event() instanceof DeadlineExtended e) {
                dues.add(new Due(e.dueAt(), e.amberAt(), false));
            } else if (recorded.event() instanceof DeadlineResumed e) {
                dues.add(new Due(e.dueAt(), e.amberAt(), false));
            }
        }
        return dues;
    }

    /** One change each: a day is worked or not, counted or not, or left out; the limit is longer. */
    private static List<DeadlineCalculation> forged(DeadlineCalculation of) {
        var forged = new ArrayList<DeadlineCalculation>();
        for (int i = 0; i < of.days().size(); i++) {
            var day = of.days().get(i);
            var without = new ArrayList<>(of.days());
            without.remove(i);
            forged.add(with(of, without));
            if (of.limit() != null && day.counting() != Counting.START) {
                var other = day.counting() == Counting.COUNTED ? Counting.NOT_WORKED : Counting.COUNTED;
                var changed = new ArrayList<>(of.days());
                changed.set(i, new SheetDay(day.date(), day.kind(), day.name(), day.provisional(), other, day.nth()));
                forged.add(with(of, changed));
            }
        }
        if (of.limit() != null) {
            forged.add(new DeadlineCalculation(
                    of.startsAt(),
                    new Limit(of.limit().amount() + 1, of.limit().unit()),
                    null,
                    null,
                    of.pauses(),
                    of.days()));
        } else {
            forged.add(new DeadlineCalculation(
                    of.startsAt(), null, of.promisedAt().plusSeconds(60), of.stood(), of.pauses(), of.days()));
        }
        return forged;
    }

    private static DeadlineCalculation with(DeadlineCalculation of, List<SheetDay> days) {
        return new DeadlineCalculation(of.startsAt(), of.limit(), of.promisedAt(), of.stood(), of.pauses(), days);
    }
}
