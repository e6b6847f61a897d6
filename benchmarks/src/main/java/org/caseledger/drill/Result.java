package org.caseledger.drill;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.caseledger.drill.Load.Acknowledged;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a round has shown.
 *
 * @param acknowledged the requests that were answered as recorded, in this round
 * @param unanswered the requests without an answer, which were then sent again
 * @param lost of all acknowledged since the first round, those that are not in the log
 * @param doubled complaints that are in the log more than once
 * @param checkpoints kept since the first round
 * @param goesOn whether {@code verify} agrees: the log with its codes, tiles and signatures, every checkpoint kept as a
 *     part of it, and every view with the log
 * @param pause the longest time in seconds without an acknowledgement
 */
record Result(
        Round round,
        int acknowledged,
        int unanswered,
        long lost,
        long doubled,
        int checkpoints,
        boolean goesOn,
        double pause) {
    static final String HEAD = """
            | what fails | acknowledged | lost | recorded twice | sent again | checkpoints that the log goes on from | log, signatures, views agree | longest pause, s |
            |---|---:|---:|---:|---:|---:|---|---:|""";

    /** What was observed from outside: the answers, the checkpoints, and whether verify agrees. */
    record Shown(Collection<Acknowledged> acknowledged, int unanswered, int checkpoints, boolean goesOn) {}

    /** Looks at the log once the load has ended; {@code ever} are those of all rounds. */
    static Result of(Round round, Scene scene, Load load, Collection<Acknowledged> ever) throws Exception {
        int kept = scene.checkpoints().kept().size();
        var shown = new Shown(load.acknowledged(), load.unanswered(), kept, scene.verify());
        return of(round, shown, ever, recorded(scene.cluster().sql("caseledger")));
    }

    /** {@code recorded} are the cases of the log by the name of the respondent. */
    static Result of(Round round, Shown shown, Collection<Acknowledged> ever, Map<String, List<String>> recorded) {
        return new Result(
                round,
                shown.acknowledged().size(),
                shown.unanswered(),
                ever.stream().filter(one -> !isThere(one, recorded)).count(),
                recorded.values().stream().filter(cases -> cases.size() > 1).count(),
                shown.checkpoints(),
                shown.goesOn(),
                longestPause(shown.acknowledged()));
    }

    /** The name of each respondent tells the key of the request. */
    private static Map<String, List<String>> recorded(JdbcClient sql) {
        return sql.sql("""
                        SELECT payload->>'respondent', stream_id FROM ledger.event
                         WHERE type = 'ComplaintReceived'
                        """).query((row, number) -> Map.entry(row.getString(1), row.getString(2))).stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static boolean isThere(Acknowledged one, Map<String, List<String>> recorded) {
        return recorded.getOrDefault(Office.RESPONDENT + one.key(), List.of()).contains(one.caseId());
    }

    private static double longestPause(Collection<Acknowledged> acknowledged) {
        var moments = acknowledged.stream().map(Acknowledged::answered).sorted().toList();
        long longest = 0;
        for (int i = 1; i < moments.size(); i++) {
            longest = Math.max(longest, moments.get(i) - moments.get(i - 1));
        }
        return longest / (double) TimeUnit.SECONDS.toNanos(1);
    }

    /** Why the round was not passed; empty when it was. */
    List<String> objections() {
        var why = new ArrayList<String>();
        if (acknowledged == 0) {
            why.add("nothing was recorded");
        }
        if (lost > 0) {
            why.add(lost + " acknowledged and lost");
        }
        if (doubled > 0) {
            why.add(doubled + " recorded twice");
        }
        if (checkpoints == 0) {
            why.add("no checkpoint was seen");
        }
        if (pause > round.longestPause()) {
            why.add("nothing was acknowledged for %.1f s".formatted(pause));
        }
        if (!goesOn) {
            why.add("verify does not agree");
        }
        return why;
    }

    /** As a row of the table. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %d | %d | %d | %d | %s | %.1f |",
                round.what(),
                acknowledged,
                lost,
                doubled,
                unanswered,
                checkpoints,
                goesOn ? "yes" : "**no**",
                pause);
    }
}
