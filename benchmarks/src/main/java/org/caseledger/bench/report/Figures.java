package org.caseledger.bench.report;

import org.HdrHistogram.Histogram;
import org.caseledger.bench.report.Report.Measure;

/** The figures of one part of the benchmarks under one load, such as {@code 16 clients}. */
public record Figures(Report report, String part, String load) {
    public Figures(Report report, String part) {
        this(report, part, "");
    }

    /** Those of the same part under another load. */
    public Figures under(String format, Object... of) {
        return new Figures(report, part, format.formatted(of));
    }

    /** Those with so many clients. */
    public Figures clients(int number) {
        return under(number == 1 ? "%d client" : "%d clients", number);
    }

    /** Adds the result of one round. */
    public void add(String contestant, String unit, double value) {
        report.add(measure(contestant, unit), value);
    }

    /** Adds percentiles of nanoseconds in milliseconds: 99 as {@code ms p99}, 100 as {@code ms max}. */
    public void latencies(String contestant, Histogram nanos, int... percents) {
        for (int percent : percents) {
            var unit = percent == 100 ? "ms max" : "ms p" + percent;
            add(contestant, unit, nanos.getValueAtPercentile(percent) / 1e6);
        }
    }

    /** Has a contestant do its work; if it fails, this is reported and the others go on. */
    public void attempt(String contestant, Report.Work work) throws InterruptedException {
        report.attempt(part, contestant, load, work);
    }

    public boolean has(String contestant, String unit) {
        return report.isMeasured(measure(contestant, unit));
    }

    /** The median of the rounds, which must exist. */
    public double median(String contestant, String unit) {
        return report.median(measure(contestant, unit));
    }

    /** The median of one in that of the other. */
    public double ratio(String unit, String one, String other) {
        return median(one, unit) / median(other, unit);
    }

    /** A target: this ratio, or more. */
    public void atLeast(String what, double ratio, double wanted) {
        report.target(new Target(what, ratio, wanted, true, "×"));
    }

    /** A target: this value, or less. */
    public void atMost(String what, double value, double wanted, String unit) {
        report.target(new Target(what, value, wanted, false, unit));
    }

    /** A sentence about the figures of the part, printed once. */
    public void note(String format, Object... of) {
        report.note(part + ": " + format.formatted(of));
    }

    private Measure measure(String contestant, String unit) {
        return new Measure(part, contestant, load, unit);
    }
}
