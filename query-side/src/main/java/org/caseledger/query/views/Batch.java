package org.caseledger.query.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction does to a segment: events are folded in memory, and each case is written once, however many
 * events it had.
 */
@RequiredArgsConstructor
final class Batch<S> {
    // Rows of so many cases are written well in one go, and fit into memory.
    private static final int CASES = 5_000;

    /** So many positions are passed at most in one go: more where there is memory, since each go writes its cases. */
    static final int EVENTS =
            (int) Math.max(8_000, Math.min(50_000, Runtime.getRuntime().maxMemory() / (64 << 10)));

    private static final int MANY = 50;

    private final View<S> view;
    /** {@code states} is what is known of cases already, and holds what is known at the end. */
    private final Map<CaseId, S> states;

    private final Exceptions setAside;
    /** Positions of events that were set aside since their rows cannot be written. */
    private final Set<Long> skipped;

    private final Map<CaseId, S> changed = new HashMap<>();
    private final Set<CaseId> known = new HashSet<>();

    @Getter
    private int events;

    @Getter
    private long digest;

    /** Tells of an event that a view cannot apply whether it was set aside from it. */
    @FunctionalInterface
    interface Exceptions {
        boolean has(String view, long position);
    }

    boolean isFull() {
        return events >= EVENTS || changed.size() >= CASES;
    }

    void add(List<LogEvent> wanted) {
        var byCase = new LinkedHashMap<CaseId, List<LogEvent>>();
        for (LogEvent event : wanted) {
            var read = read(event);
            if (read != null) {
                byCase.computeIfAbsent(read.caseId(), id -> new ArrayList<>()).add(event);
            }
            digest ^= event.digest();
        }
        load(byCase);
        byCase.forEach(this::fold);
        events += wanted.size();
    }

    private void load(Map<CaseId, List<LogEvent>> byCase) {
        if (!view.remembers()) {
            return;
        }
        var unknown = new HashSet<CaseId>();
        byCase.forEach((caseId, theirs) -> {
            if (!theirs.get(0).begins() && !states.containsKey(caseId)) {
                unknown.add(caseId);
            }
        });
        if (!unknown.isEmpty()) {
            states.putAll(view.load(unknown));
        }
    }

    private void fold(CaseId caseId, List<LogEvent> theirs) {
        // Taken out first, so that what was used last is forgotten last.
        S before = states.remove(caseId);
        if (before != null && !changed.containsKey(caseId)) {
            known.add(caseId);
        }
        S after = after(before, theirs);
        if (after != null) {
            states.put(caseId, after);
            if (after != before) {
                changed.put(caseId, after);
            }
        }
    }

    private @Nullable Recorded read(LogEvent event) {
        if (skipped.contains(event.position())) {
            return null;
        }
        try {
            return event.recorded();
        } catch (RuntimeException e) {
            requireSetAside(event, e);
            return null;
        }
    }

    // It is counted, as the log counts it, and leaves no trace in the rows.
    private void requireSetAside(LogEvent event, RuntimeException failure) {
        if (!setAside.has(view.name(), event.position())) {
            throw new ViewFailed(view.name(), event.stored(), failure);
        }
    }

    private @Nullable S after(@Nullable S before, List<LogEvent> theirs) {
        try {
            return view.after(before, theirs.stream().map(LogEvent::recorded).toList());
        } catch (RuntimeException e) {
            // One by one it is found out which event it is, and whether it was set aside.
            S after = before;
            for (LogEvent event : theirs) {
                after = on(after, event);
            }
            return after;
        }
    }

    private @Nullable S on(@Nullable S before, LogEvent event) {
        try {
            return view.on(before, event.recorded());
        } catch (RuntimeException e) {
            requireSetAside(event, e);
            return before;
        }
    }

    /** Writes the rows that have changed. */
    void save() {
        save(false);
    }

    /** The same in tables of which some have no keys yet. */
    void saveWithoutKeys() {
        save(true);
    }

    private void save(boolean withoutKeys) {
        if (!changed.isEmpty()) {
            saveChanged(withoutKeys);
            changed.forEach((caseId, saved) -> states.put(caseId, view.written(saved)));
        }
        if (!view.remembers()) {
            states.clear();
        }
    }

    /** Many cases that had nothing kept of them are written apart: their rows are all new. */
    private void saveChanged(boolean withoutKeys) {
        if (changed.size() < MANY && !withoutKeys) {
            view.save(changed.values());
            return;
        }
        var before = new ArrayList<S>();
        var now = new ArrayList<S>();
        changed.forEach((caseId, state) -> (known.contains(caseId) ? before : now).add(state));
        if (!before.isEmpty()) {
            view.save(before);
        }
        if (!now.isEmpty()) {
            Runnable save = () -> view.save(now);
            if (withoutKeys) {
                NewCases.withoutKeys(save);
            } else {
                NewCases.during(save);
            }
        }
    }
}
