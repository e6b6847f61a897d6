package org.caseledger.bench.surge;

import java.util.List;

/**
 * What a machine and its offices went through.
 *
 * @param load the work that came to the machine in the hours of the surge, of what it can do
 * @param longestQueue requests that waited at once
 * @param queueing from request until a core is free, in seconds
 * @param responses from request to answer, in seconds
 * @param longestBacklog cases that waited at once for the clerks of one office
 * @param waits of cases for a clerk, in seconds by the clock
 * @param backlogs office hours of each office until its backlog was gone, in seconds; none of an office whose backlog
 *     outlasts what was simulated
 */
record Outcome(
        double load,
        int longestQueue,
        Samples queueing,
        Samples responses,
        int longestBacklog,
        Samples waits,
        Samples backlogs) {
    Outcome(Station machine, List<District> districts) {
        this(
                machine.offeredLoad(),
                machine.longestQueue(),
                machine.waits(),
                machine.sojourns(),
                districts.stream()
                        .mapToInt(d -> d.clerks().longestQueue())
                        .max()
                        .orElseThrow(),
                new Samples(),
                new Samples());
        for (var district : districts) {
            waits.addAll(district.clerks().waits());
            if (district.isCleared()) {
                backlogs.add(district.backlogSeconds());
            }
        }
    }
}
