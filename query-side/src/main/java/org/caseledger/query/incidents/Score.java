package org.caseledger.query.incidents;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.caseledger.events.Clock;
import org.jspecify.annotations.Nullable;

/**
 * How an exercise went against how the real cases were handled, in all and case by case (P3.23, P5.25). Of steps and
 * clocks only cases that were received again are compared.
 */
public record Score(
        UUID id,
        Instant asOf,
        int speed,
        int planned,
        int received,
        Map<ScoredStep, Step> steps,
        Map<Clock, Kept> clocks,
        long returns,
        long returnsBefore,
        long withoutApproval,
        long withoutApprovalBefore,
        List<ScoredCase> cases) {
    /**
     * How many took a step, and the median of the working seconds until then: {@code atSpeed} those of the exercise
     * times its speed, as if all had run as fast as the cases came in.
     */
    public record Step(
            long taken,
            long takenBefore,
            @Nullable Long median,
            @Nullable Long medianBefore,
            @Nullable Long atSpeed) {}

    /** How a clock was kept in the exercise, before, and in the exercise with shorter limits. */
    public record Kept(Map<Verdict, Long> inExercise, Map<Verdict, Long> before, Map<Verdict, Long> atSpeed) {}

    static Score of(UUID id, Instant asOf, int speed, List<ScoredCase> cases) {
        var both = cases.stream().filter(c -> c.received() != null).toList();
        return new Score(
                id,
                asOf,
                speed,
                cases.size(),
                both.size(),
                steps(both, speed),
                clocks(both),
                both.stream().mapToLong(c -> c.received().returns()).sum(),
                both.stream().mapToLong(c -> c.source().returns()).sum(),
                both.stream().mapToLong(c -> c.received().withoutApproval()).sum(),
                both.stream().mapToLong(c -> c.source().withoutApproval()).sum(),
                cases);
    }

    private static Map<ScoredStep, Step> steps(List<ScoredCase> cases, int speed) {
        var steps = new EnumMap<ScoredStep, Step>(ScoredStep.class);
        for (var step : ScoredStep.values()) {
            var now = times(cases, ScoredCase::received, step);
            var before = times(cases, ScoredCase::source, step);
            var median = median(now);
            steps.put(
                    step,
                    new Step(
                            now.size(), before.size(), median, median(before), median == null ? null : median * speed));
        }
        return steps;
    }

    private static List<Long> times(List<ScoredCase> cases, Function<ScoredCase, HandledCase> of, ScoredStep step) {
        return cases.stream()
                .map(c -> of.apply(c).workingSeconds().get(step))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Long median(List<Long> seconds) {
        return seconds.isEmpty() ? null : Math.round(SurgeRule.median(seconds));
    }

    private static Map<Clock, Kept> clocks(List<ScoredCase> cases) {
        var clocks = new EnumMap<Clock, Kept>(Clock.class);
        for (var clock : Clock.values()) {
            var kept = new Kept(
                    counted(cases, c -> c.received().clocks().get(clock)),
                    counted(cases, c -> c.source().clocks().get(clock)),
                    counted(cases, c -> c.atSpeed().get(clock)));
            if (!kept.inExercise().isEmpty() || !kept.before().isEmpty()) {
                clocks.put(clock, kept);
            }
        }
        return clocks;
    }

    private static Map<Verdict, Long> counted(List<ScoredCase> cases, Function<ScoredCase, @Nullable Verdict> of) {
        var counted = new EnumMap<Verdict, Long>(Verdict.class);
        cases.stream().map(of).filter(Objects::nonNull).forEach(verdict -> counted.merge(verdict, 1L, Long::sum));
        return counted;
    }
}
