package org.caseledger.bench.report;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.caseledger.bench.report.Report.Failure;
import org.caseledger.bench.report.Report.Figure;
import org.caseledger.events.codec.EventCodec;

/** A report as Markdown for people and as JSON for programs. */
public final class Printed {
    private Printed() {}

    public static void markdown(Report report, Map<String, String> machine, PrintStream out) {
        out.println("| machine | |\n|---|---|");
        machine.forEach((name, value) -> out.printf("| %s | %s |%n", name, value));
        out.println("\n| part | what | load | median | min | max | unit |\n|---|---|---|---:|---:|---:|---|");
        for (Figure figure : report.figures()) {
            var measure = figure.measure();
            out.printf(
                    "| %s | %s | %s | %s | %s | %s | %s |%n",
                    measure.part(),
                    measure.contestant(),
                    measure.load(),
                    number(figure.median()),
                    number(figure.min()),
                    number(figure.max()),
                    measure.unit());
        }
        for (Failure failure : report.failures()) {
            out.printf(
                    "| %s | %s | %s | | | | failed: %s |%n",
                    failure.part(),
                    failure.contestant(),
                    failure.load(),
                    failure.why().replace("|", "\\|"));
        }
        out.println("\n| target | wanted | measured | |\n|---|---:|---:|---|");
        for (Target target : report.targets()) {
            out.printf(
                    "| %s | %s %s %s | %s | %s |%n",
                    target.what(),
                    target.atLeast() ? "≥" : "≤",
                    number(target.wanted()),
                    target.unit(),
                    number(target.value()),
                    target.verdict());
        }
        out.println();
        report.notes().forEach(note -> out.println("- " + note));
    }

    public static String json(Report report, Map<String, String> machine) {
        var all = new LinkedHashMap<String, Object>();
        all.put("machine", machine);
        all.put("figures", report.figures().stream().map(Printed::figure).toList());
        all.put(
                "targets",
                report.targets().stream()
                        .map(t -> Map.of("target", t, "met", t.met()))
                        .toList());
        all.put("failures", report.failures());
        all.put("notes", report.notes());
        return EventCodec.write(all);
    }

    private static Map<String, Object> figure(Figure figure) {
        var measure = figure.measure();
        return Map.of(
                "part", measure.part(),
                "contestant", measure.contestant(),
                "load", measure.load(),
                "unit", measure.unit(),
                "median", figure.median(),
                "rounds", figure.rounds());
    }

    private static String number(double value) {
        String format = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 1 ? "%,.2f" : "%,.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
