package org.caseledger.query.views;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.ComplaintEvent;

/**
 * The log up to a position, case by case: some cases at a time, each from its first event to its last with those of its
 * companion streams, and then what concerns no complaint, in the order of the log.
 */
@RequiredArgsConstructor
final class WholeLog {
    private static final String CASES = ComplaintEvent.STREAM;
    private static final Set<String> BESIDE =
            Arrays.stream(CompanionStream.values()).map(CompanionStream::kind).collect(Collectors.toSet());

    private static final int AT_ONCE = 500;
    private static final int OTHERS_AT_ONCE = 5_000;

    private final EventLog log;
    private final long upto;
    private UUID after = new UUID(0, 0);
    private boolean isAfterCases;
    private long position;

    /** The next of them, those of a case in their order; empty at the end. */
    List<LogEvent> next() {
        if (!isAfterCases) {
            var cases = log.streamsOf(CASES, after, upto, AT_ONCE);
            if (!cases.isEmpty()) {
                after = cases.get(cases.size() - 1);
                return whole(cases);
            }
            isAfterCases = true;
        }
        return others();
    }

    /** Whether no more whole cases follow. */
    boolean isAfterCases() {
        return isAfterCases;
    }

    private List<LogEvent> whole(List<UUID> cases) {
        var streams = cases.stream()
                .flatMap(stream -> Stream.concat(Stream.of(stream), CompanionStream.allOf(new CaseId(stream))))
                .toList();
        return log.readStreams(streams).stream()
                .filter(event -> event.position() <= upto)
                .map(LogEvent::new)
                .sorted(Comparator.comparingLong(LogEvent::position))
                .toList();
    }

    private List<LogEvent> others() {
        while (true) {
            var read = log.readOthers(CASES, position, upto, OTHERS_AT_ONCE);
            if (read.isEmpty()) {
                return List.of();
            }
            position = read.get(read.size() - 1).position();
            var others = withoutThoseOfCases(read.stream().map(LogEvent::new).toList());
            if (!others.isEmpty()) {
                return others;
            }
        }
    }

    /** Events of companion streams have been read with their case, unless it was never received. */
    private List<LogEvent> withoutThoseOfCases(List<LogEvent> events) {
        var concerned = events.stream()
                .filter(WholeLog::isBesideACase)
                .flatMap(event -> event.caseId().stream())
                .map(CaseId::value)
                .collect(Collectors.toSet());
        var received = log.existing(concerned, CASES, upto);
        return events.stream()
                .filter(event -> !isBesideACase(event) || isOfNone(received, event))
                .toList();
    }

    /** An unreadable event counts as belonging to a case that was received. */
    private static boolean isOfNone(Set<UUID> received, LogEvent event) {
        return event.caseId().filter(id -> !received.contains(id.value())).isPresent();
    }

    private static boolean isBesideACase(LogEvent event) {
        var stream = event.stored().streamId();
        return BESIDE.contains(event.stored().aggregateType())
                && event.caseId().filter(id -> id.value().equals(stream)).isEmpty();
    }
}
