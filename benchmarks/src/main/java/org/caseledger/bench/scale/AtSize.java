package org.caseledger.bench.scale;

import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.report.Figures;
import org.caseledger.bench.report.Report;
import org.caseledger.bench.scale.PageQuestions.OpenedPage;
import org.caseledger.bench.scale.Questions.Question;
import org.caseledger.bench.scale.Questions.Seen;
import org.caseledger.bench.scale.ScalePart.Sizes;

/** The measurements with a given number of cases in the log. */
record AtSize(Figures figures, Sizes sizes, int cases) {
    static AtSize of(Figures figures, Sizes sizes, int cases) {
        return new AtSize(figures.under("%,d cases", cases), sizes, cases);
    }

    /** With fewer cases some queries may find nothing. */
    private static final int LEAST_TOLD = 10_000;

    /** Runs a query many times, and reports how long its answers took. */
    void ask(String what, Question question) {
        figures.latencies(what, seen(what, question).latencies(), 50, 99);
    }

    /** Opens a page many times, and reports how long that took and how large it was. */
    void open(String what, OpenedPage page) {
        figures.latencies(what, seen(what, page).latencies(), 50, 95);
        add(what, "kB", page.largest() / 1e3);
    }

    private Seen seen(String what, Question question) {
        // Warms up caches and compiler.
        Questions.ask(question, sizes.questions() / 10 + 1, sizes.measured());
        var seen = Questions.ask(question, sizes.questions(), sizes.measured().multipliedBy(4));
        CheckFailed.unless(seen.found() > 0 || cases < LEAST_TOLD, "%s: nothing was found", what);
        return seen;
    }

    /** Performs an action once, and reports how long it took. */
    void step(String what, Report.Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        add(what, "s", (System.nanoTime() - begin) / 1e9);
    }

    void add(String what, String unit, double value) {
        figures.add(what, unit, value);
    }

    /** The median of a quantity measured at this size. */
    double median(String what, String unit) {
        return figures.median(what, unit);
    }

    /** Compares a quantity with a target, as in {@code page /board with 100,000 cases, p95}. */
    void atMost(String what, String unit, double most) {
        var parts = unit.split(" ");
        var of = parts.length > 1 ? ", " + parts[1] : "";
        var name = "%s with %,d cases%s".formatted(what, cases, of);
        figures.atMost(name, median(what, unit), most, parts[0]);
    }
}
