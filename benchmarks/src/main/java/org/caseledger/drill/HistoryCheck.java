package org.caseledger.drill;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * Compares what clients wrote and read of some cases with the final order of the notes in them: each read is a prefix
 * of that order, nothing acknowledged is missing, nothing is there twice, and real time is respected.
 *
 * <p>Times are those of one clock that is never set, in nanoseconds.
 */
@RequiredArgsConstructor
final class HistoryCheck {
    /** A note at its position of the log; its mark is another one for each request. */
    record Note(long position, String mark) {}

    /** A note that was acknowledged, from its first request to the answer. */
    record Write(String caseId, String mark, long begun, long answered) {}

    /**
     * What was read of a case: all notes from the primary, or the position of its last event from a view, which had to
     * have reached the position {@code after}.
     */
    record Read(
            String by,
            String caseId,
            long begun,
            long answered,
            @Nullable List<Note> notes,
            long last,
            long after) {
        static Read of(String by, String caseId, long begun, long answered, List<Note> notes) {
            return new Read(by, caseId, begun, answered, notes, 0, 0);
        }

        static Read ofView(String by, String caseId, long begun, long answered, long last, long after) {
            return new Read(by, caseId, begun, answered, null, last, after);
        }
    }

    private final Map<String, List<Note>> ends;
    private final Set<String> sent;
    private final List<String> violations = new ArrayList<>();

    /** {@code ends} are the notes of each case when everything has ended, {@code sent} the marks of all requests. */
    static List<String> violations(
            Map<String, List<Note>> ends, Set<String> sent, Collection<Write> writes, Collection<Read> reads) {
        var check = new HistoryCheck(ends, sent);
        var written = writes.stream().collect(Collectors.groupingBy(Write::caseId));
        var read = reads.stream().collect(Collectors.groupingBy(Read::caseId));
        ends.forEach((caseId, end) ->
                check.look(caseId, end, written.getOrDefault(caseId, List.of()), read.getOrDefault(caseId, List.of())));
        return check.violations;
    }

    private void look(String caseId, List<Note> end, List<Write> writes, List<Read> reads) {
        var places = new HashMap<String, Integer>();
        for (int place = 0; place < end.size(); place++) {
            var note = end.get(place);
            if (places.putIfAbsent(note.mark(), place) != null) {
                violations.add("%s is there twice in %s".formatted(note.mark(), caseId));
            } else if (!sent.contains(note.mark())) {
                violations.add("%s in %s was never written".formatted(note.mark(), caseId));
            }
        }
        var answered = new TreeMap<Long, Integer>();
        for (var write : writes) {
            var at = places.get(write.mark());
            if (at == null) {
                violations.add("%s was acknowledged and is missing in %s".formatted(write.mark(), caseId));
            } else {
                answered.merge(write.answered(), at + 1, Math::max);
            }
        }
        inOrder(writes, places);
        reads.forEach(read -> prefix(read, end, answered));
        notBefore(reads, answered);
    }

    /** What was answered before another request began stands before it. */
    private void inOrder(List<Write> writes, Map<String, Integer> places) {
        Write latest = null;
        var ordered = new TreeMap<Integer, Write>();
        writes.stream()
                .filter(one -> places.containsKey(one.mark()))
                .forEach(one -> ordered.put(places.get(one.mark()), one));
        for (var write : ordered.values()) {
            if (latest != null && latest.begun() > write.answered()) {
                violations.add("%s stands before %s, which was answered before it began"
                        .formatted(latest.mark(), write.mark()));
            }
            latest = latest == null || write.begun() > latest.begun() ? write : latest;
        }
    }

    private void prefix(Read read, List<Note> end, Map<Long, Integer> answered) {
        if (read.notes() == null) {
            ofView(read, end);
        } else if (read.notes().size() > end.size()
                || !read.notes().equals(end.subList(0, read.notes().size()))) {
            violations.add("what %s read of %s is no prefix".formatted(read.by(), read.caseId()));
        } else {
            // Whoever reads later sees at least as much.
            answered.merge(read.answered(), read.notes().size(), Math::max);
        }
    }

    private void ofView(Read read, List<Note> end) {
        boolean begins = end.isEmpty() || read.last() < end.get(0).position();
        if (!begins && end.stream().noneMatch(note -> note.position() == read.last())) {
            violations.add("%s read %s as of %d, where nothing is".formatted(read.by(), read.caseId(), read.last()));
        }
        var due = end.stream()
                .mapToLong(Note::position)
                .filter(one -> one <= read.after())
                .max();
        if (due.isPresent() && read.last() < due.getAsLong()) {
            violations.add(
                    "%s read %s up to %d, after %d".formatted(read.by(), read.caseId(), read.last(), read.after()));
        }
    }

    /** Each read has at least what was answered, or read, before it began. */
    private void notBefore(List<Read> reads, TreeMap<Long, Integer> answered) {
        int most = 0;
        for (var one : answered.entrySet()) {
            most = Math.max(most, one.getValue());
            one.setValue(most);
        }
        for (var read : reads) {
            var before = answered.lowerEntry(read.begun());
            if (read.notes() != null && before != null && read.notes().size() < before.getValue()) {
                violations.add("%s read %d notes of %s, where %d were known before"
                        .formatted(read.by(), read.notes().size(), read.caseId(), before.getValue()));
            }
        }
    }
}
