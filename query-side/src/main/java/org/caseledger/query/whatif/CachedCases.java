package org.caseledger.query.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What a run keeps of the cases that it has compared: sixteen bytes of each for its identity and four of each clock.
 * Whatever else is asked of a case is reckoned again from the log.
 */
final class CachedCases {
    /** The cases of a page: two longs of identity each, and where its clocks begin. */
    private record Kept(long[] ids, int[] begins, int[] clocks) {
        int cases() {
            return begins.length - 1;
        }

        UUID id(int i) {
            return new UUID(ids[2 * i], ids[2 * i + 1]);
        }

        int count(int i, boolean[] wanted) {
            int count = 0;
            for (int c = begins[i]; c < begins[i + 1]; c++) {
                count += wanted[clocks[c]] ? 1 : 0;
            }
            return count;
        }
    }

    /** Some cases with clocks that were looked for, and how many of both there are in all. */
    record Found(List<UUID> cases, long total, long clocks) {}

    private final Map<CachedClock, Integer> numbers = new HashMap<>();
    private final List<CachedClock> kinds = new ArrayList<>();
    private final ConcurrentSkipListMap<Long, Kept> pages = new ConcurrentSkipListMap<>();

    /** Keeps cases, whose place among all is that of the number. */
    void add(long place, List<CaseComparison> cases) {
        long[] ids = new long[2 * cases.size()];
        int[] begins = new int[cases.size() + 1];
        int[] clocks = new int[cases.stream().mapToInt(c -> c.clocks().size()).sum()];
        int at = 0;
        for (int i = 0; i < cases.size(); i++) {
            var compared = cases.get(i);
            ids[2 * i] = compared.caseId().value().getMostSignificantBits();
            ids[2 * i + 1] = compared.caseId().value().getLeastSignificantBits();
            for (var clock : compared.clocks()) {
                clocks[at++] = number(CachedClock.of(clock, compared.channel()));
            }
            begins[i + 1] = at;
        }
        pages.put(place, new Kept(ids, begins, clocks));
    }

    private synchronized int number(CachedClock kind) {
        return numbers.computeIfAbsent(kind, k -> {
            kinds.add(k);
            return kinds.size() - 1;
        });
    }

    private synchronized List<CachedClock> kinds() {
        return List.copyOf(kinds);
    }

    private boolean[] wanted(CaseFilter filter) {
        var known = kinds();
        boolean[] wanted = new boolean[known.size()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = filter.fits(known.get(i));
        }
        return wanted;
    }

    /** How many cases have a clock that is looked for, and some of them, in the order received. */
    Found find(CaseFilter filter, long offset, int limit) {
        boolean[] wanted = wanted(filter);
        var found = new ArrayList<UUID>();
        long total = 0;
        long all = 0;
        for (var kept : pages.values()) {
            for (int i = 0; i < kept.cases(); i++) {
                int clocks = kept.count(i, wanted);
                if (clocks > 0 && total >= offset && found.size() < limit) {
                    found.add(kept.id(i));
                }
                total += clocks > 0 ? 1 : 0;
                all += clocks;
            }
        }
        return new Found(found, total, all);
    }

    /** The cases that have such a clock, some at a time. */
    Iterable<List<UUID>> each(CaseFilter filter) {
        boolean[] wanted = wanted(filter);
        return () -> pages.values().stream()
                .map(kept -> {
                    var ids = new ArrayList<UUID>();
                    for (int i = 0; i < kept.cases(); i++) {
                        if (kept.count(i, wanted) > 0) {
                            ids.add(kept.id(i));
                        }
                    }
                    return (List<UUID>) ids;
                })
                .filter(ids -> !ids.isEmpty())
                .iterator();
    }

    /** All clocks together. */
    Figures overall() {
        return count(clock -> "", clock -> "").stream().findFirst().orElseGet(() -> new Tally().figures(null));
    }

    /** The clocks of each group, by key; the complaint center comes first. */
    List<Figures> groups(WhatIfBy by) {
        return switch (by) {
            case UNIT -> count(c -> code(c.unitBefore()), c -> code(c.unitAfter()));
            case CLOCK -> count(c -> c.clock().name(), c -> c.clock().name());
            case CHANNEL -> count(c -> c.channel().name(), c -> c.channel().name());
        };
    }

    private static String code(@Nullable UnitId unit) {
        return unit == null ? "" : unit.value();
    }

    private List<Figures> count(Function<CachedClock, String> before, Function<CachedClock, String> after) {
        var groups = new HashMap<String, Tally>();
        var known = kinds();
        long[] times = times(known.size());
        for (int i = 0; i < times.length; i++) {
            var clock = known.get(i);
            groups.computeIfAbsent(before.apply(clock), k -> new Tally()).before(clock, times[i]);
            groups.computeIfAbsent(after.apply(clock), k -> new Tally()).after(clock, times[i]);
        }
        return groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(e -> e.getValue().figures(e.getKey().isEmpty() ? null : e.getKey()))
                .toList();
    }

    private long[] times(int kinds) {
        long[] times = new long[kinds];
        for (var kept : pages.values()) {
            for (int clock : kept.clocks()) {
                times[clock]++;
            }
        }
        return times;
    }
}
