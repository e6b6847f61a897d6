package org.caseledger.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseledger.bench.CheckFailed;

/**
 * {@code ledger drill --model}: spin visits every state of {@code ledger.pml} within some bounds, with all rules and
 * with each rule taken out.
 */
final class Model {
    static final String HEAD = """
            | model | bounds | states | depth | seconds | found |
            |---|---|---:|---:|---:|---|""";

    private static final Pattern STATES = Pattern.compile("(\\d+) states, stored");
    private static final Pattern DEPTH = Pattern.compile("depth reached (\\d+), errors: (\\d+)");
    private static final String[] COMPILER = {
        "gcc", "-O2", "-DSAFETY", "-DNOFAIR", "-DCOLLAPSE", "-DMEMLIM=2000", "-o", "pan", "pan.c"
    };

    /** How often a request is sent, the head fenced, the log signed, something goes wrong, and a standby promoted. */
    enum Bound {
        APPENDS(1, 1, 0, 1, 1),
        REQUESTS(2, 1, 0, 1, 0),
        SIGNING(1, 0, 1, 1, 1),
        REQUESTS_OVER_A_PROMOTION(2, 1, 0, 1, 1);

        static final List<Bound> SHORT = List.of(APPENDS, REQUESTS, SIGNING);

        private final List<String> switches;

        Bound(int tries, int fences, int signs, int accidents, int promotions) {
            switches = List.of(
                    "-DTRIES=" + tries,
                    "-DFENCES=" + fences,
                    "-DSIGNS=" + signs,
                    "-DACCIDENTS=" + accidents,
                    "-DPROMOTIONS=" + promotions);
        }

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** A rule that can be taken out, and the bounds within which that is found. */
    enum Rule {
        COMPARE(Bound.APPENDS),
        FENCE(Bound.REQUESTS),
        IDLE_LIMIT(Bound.REQUESTS),
        REQUEST_ID(Bound.REQUESTS),
        SYNCHRONOUS(Bound.APPENDS),
        WARNING(Bound.APPENDS),
        BARRIER(Bound.SIGNING),
        BARRIER_OF_REPEATS(Bound.REQUESTS_OVER_A_PROMOTION);

        private final Bound bound;

        Rule(Bound bound) {
            this.bound = bound;
        }

        Verdict check() throws IOException, InterruptedException {
            return Model.check(
                    "without " + name().toLowerCase(Locale.ROOT).replace('_', ' '), bound, "-DWITHOUT_" + name());
        }
    }

    /** What spin has found: {@code complete} if it has visited every state. */
    record Verdict(
            String model, Bound bound, long states, long depth, double seconds, boolean complete, boolean found) {
        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %,d | %d | %.1f | %s |",
                    model,
                    bound.words(),
                    states,
                    depth,
                    seconds,
                    found ? "an error" : complete ? "nothing" : "**not complete**");
        }
    }

    private Model() {}

    /** Checks the model with all rules. */
    static Verdict check(Bound bound) throws IOException, InterruptedException {
        return check("all rules", bound, "-DALL_RULES");
    }

    private static Verdict check(String model, Bound bound, String rule) throws IOException, InterruptedException {
        var directory = Files.createTempDirectory("case-ledger-model-");
        try (var source = Model.class.getResourceAsStream("ledger.pml")) {
            Files.copy(source, directory.resolve("ledger.pml"));
            var spin = new ArrayList<>(List.of("spin", "-a", rule));
            spin.addAll(bound.switches);
            spin.add("ledger.pml");
            Program.run(directory, spin.toArray(String[]::new));
            Program.run(directory, COMPILER);
            long start = System.nanoTime();
            var said = Program.run(directory, "./pan", "-m10000");
            return verdict(model, bound, said, System.nanoTime() - start);
        } finally {
            try (var files = Files.list(directory)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    private static Verdict verdict(String model, Bound bound, String said, long nanos) {
        var depth = DEPTH.matcher(said);
        var states = STATES.matcher(said);
        CheckFailed.unless(depth.find() && states.find(), "spin: %s", said);
        boolean found = said.contains("assertion violated");
        boolean complete = depth.group(2).equals("0")
                && Stream.of("Search not completed", "too small", "reached -DMEMLIM")
                        .noneMatch(said::contains);
        return new Verdict(
                model,
                bound,
                Long.parseLong(states.group(1)),
                Long.parseLong(depth.group(1)),
                nanos / (double) TimeUnit.SECONDS.toNanos(1),
                complete,
                found);
    }

    /** Prints what is found, and whether it is what must be. */
    static boolean tell(boolean brief) throws IOException, InterruptedException {
        System.out.println(HEAD);
        boolean right = true;
        for (var bound : brief ? Bound.SHORT : List.of(Bound.values())) {
            var verdict = check(bound);
            System.out.println(verdict.row());
            right &= verdict.complete() && !verdict.found();
        }
        for (var rule : Rule.values()) {
            var verdict = rule.check();
            System.out.println(verdict.row());
            right &= verdict.found();
        }
        return right;
    }
}
