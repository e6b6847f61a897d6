package org.caseledger.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import lombok.Getter;

/** The measurements of all rounds, in the order in which they were first taken. */
public final class Report {
    /** One measured quantity: the contestant, the load, the unit. */
    public record Measure(String part, String contestant, String load, String unit) {}

    /** A measured quantity over the rounds. */
    public record Figure(Measure measure, List<Double> rounds) {
        public double median() {
            var sorted = rounds.stream().sorted().toList();
            int half = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        }

        public double min() {
            return rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        }

        public double max() {
            return rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }
    }

    /** A contestant that could not be measured, and why. */
    public record Failure(String part, String contestant, String load, String why) {}

    /** What a contestant does. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    private final Map<Measure, List<Double>> figures = new LinkedHashMap<>();

    @Getter
    private final List<Failure> failures = new ArrayList<>();

    @Getter
    private final List<Target> targets = new ArrayList<>();

    @Getter
    private final Set<String> notes = new LinkedHashSet<>();

    /** Adds the result of one round. */
    public void add(Measure measure, double value) {
        figures.computeIfAbsent(measure, m -> new ArrayList<>()).add(value);
        System.err.printf(
                "  %-8s %-28s %-14s %,14.2f %s%n",
                measure.part(), measure.contestant(), measure.load(), value, measure.unit());
    }

    /** Has a contestant do its work; if it fails, this is reported and the others go on. */
    public void attempt(String part, String contestant, String load, Work work) throws InterruptedException {
        try {
            work.run();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            var why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            failures.add(new Failure(part, contestant, load, why));
            System.err.printf("  %-8s %-28s %-14s failed: %s%n", part, contestant, load, why);
        }
    }

    /** All figures. */
    public List<Figure> figures() {
        return figures.entrySet().stream()
                .map(e -> new Figure(e.getKey(), e.getValue()))
                .toList();
    }

    /** Whether there is a figure. */
    public boolean isMeasured(Measure measure) {
        return figures.containsKey(measure);
    }

    /** The median of a measure, which must exist. */
    public double median(Measure measure) {
        if (!figures.containsKey(measure)) {
            throw new NoSuchElementException("not measured: " + measure);
        }
        return new Figure(measure, figures.get(measure)).median();
    }

    public void target(Target target) {
        targets.add(target);
    }

    /** A sentence about the figures, printed once. */
    public void note(String note) {
        notes.add(note);
    }
}
