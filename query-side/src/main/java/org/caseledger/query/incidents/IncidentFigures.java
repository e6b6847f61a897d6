package org.caseledger.query.incidents;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Deadline;
import org.caseledger.query.casefile.CaseFile;

/**
 * The cases of an incident in figures, as they stood at a moment: {@code overdue} has a clock that had passed and still
 * ran.
 */
public record IncidentFigures(
        int cases,
        Map<ComplaintState, Long> byState,
        Map<Channel, Long> byChannel,
        Map<Severity, Long> bySeverity,
        long replied,
        long overdue) {
    static IncidentFigures of(Collection<CaseFile> files, Instant asOf) {
        return new IncidentFigures(
                files.size(),
                counted(files, CaseFile::state),
                counted(files, file -> file.facts().channel()),
                counted(files, file -> file.facts().severity()),
                files.stream()
                        .filter(f -> !f.all(ComplaintReplied.class).isEmpty())
                        .count(),
                files.stream().filter(file -> isOverdue(file, asOf)).count());
    }

    private static boolean isOverdue(CaseFile file, Instant asOf) {
        return file.deadlines().all().stream().filter(Deadline::isRunning).anyMatch(clock -> clock.isOverdueAt(asOf));
    }

    private static <K extends Comparable<K>> Map<K, Long> counted(
            Collection<CaseFile> files, Function<CaseFile, K> by) {
        return files.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    }
}
