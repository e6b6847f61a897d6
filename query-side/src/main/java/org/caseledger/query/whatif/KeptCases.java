package org.caseledger.query.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongPredicate;
import org.caseledger.events.Channel;
import org.caseledger.events.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a run keeps of the cases that it has compared: about a hundred bytes of each. Whatever else
 * is asked of a case is reckoned again from the log.
 */
final class KeptCases {

    /** The cases of a page: two longs of identity each, and where its clocks begin. */
    private record Kept(long[] ids, int[] begins, long[] clocks) {

        int cases() {
            return begins.length - 1;
        }

        UUID id(int i) {
            return new UUID(ids[2 * i], ids[2 * i + 1]);
        }
    }

    /** Some cases with clocks that were looked for, and how many of both there are in all. */
    record Found(List<UUID> cases, long total, long clocks) {}

    private final KeptUnits units = new KeptUnits();
    private final ConcurrentSkipListMap<Long, Kept> pages = new ConcurrentSkipListMap<>();

    void add(long page, List<CaseComparison> cases) {
        long[] ids = new long[2 * cases.size()];
        int[] begins = new int[cases.size() + 1];
        long[] clocks = new long[cases.stream().mapToInt(c -> c.clocks().size()).sum()];
        int at = 0;
        for (int i = 0; i < cases.size(); i++) {
            var compared = cases.get(i);
            ids[2 * i] = compared.caseId().value().getMostSignificantBits();
            ids[2 * i + 1] = compared.caseId().value().getLeastSignificantBits();
            for (var clock : compared.clocks()) {
                clocks[at++] = KeptClock.of(clock, compared.channel(), units);
            }
            begins[i + 1] = at;
        }
        if (!cases.isEmpty()) {
            pages.put(page, new Kept(ids, begins, clocks));
        }
    }

    /** How many cases have a clock that is looked for, and some of them, in the order received. */
    Found find(CaseFilter filter, long offset, int limit) {
        var wanted = filter.over(units);
        var found = new ArrayList<UUID>();
        long total = 0;
        long all = 0;
        for (var kept : pages.values()) {
            for (int i = 0; i < kept.cases(); i++) {
                int clocks = count(kept, i, wanted);
                if (clocks > 0) {
                    if (total >= offset && found.size() < limit) {
                        found.add(kept.id(i));
                    }
                    total++;
                    all += clocks;
                }
            }
        }
        return new Found(found, total, all);
    }

    private static int count(Kept kept, int i, LongPredicate wanted) {
        int clocks = 0;
        for (int c = kept.begins[i]; c < kept.begins[i + 1]; c++) {
            clocks += wanted.test(kept.clocks[c]) ? 1 : 0;
        }
        return clocks;
    }

    /** Those of a case's clocks that are looked for. */
    CaseComparison only(CaseComparison compared, CaseFilter filter) {
        var wanted = filter.over(units);
        return compared.with(
                compared.clocks().stream()
                        .filter(c -> wanted.test(KeptClock.of(c, compared.channel(), units)))
                        .toList());
    }

    /** All clocks together. */
    Figures overall() {
        var all = new Tally();
        for (var kept : pages.values()) {
            for (long clock : kept.clocks()) {
                all.change(clock);
                all.before(clock);
                all.after(clock);
            }
        }
        return all.figures(null);
    }

    /** The clocks of each group, by key; the complaint center comes first. */
    List<Figures> groups(WhatIfBy by) {
        var groups = new TreeMap<Integer, Tally>();
        for (var kept : pages.values()) {
            for (long clock : kept.clocks()) {
                var before = groups.computeIfAbsent(before(by, clock), g -> new Tally());
                before.change(clock);
                before.before(clock);
                groups.computeIfAbsent(after(by, clock), g -> new Tally()).after(clock);
            }
        }
        var figures = new ArrayList<Figures>();
        groups.forEach((group, tally) -> figures.add(tally.figures(key(by, group))));
        figures.sort(
                Comparator.comparing(
                        Figures::key, Comparator.nullsFirst(Comparator.naturalOrder())));
        return figures;
    }

    private static int before(WhatIfBy by, long kept) {
        return switch (by) {
            case UNIT -> KeptClock.unitBefore(kept);
            case CLOCK -> KeptClock.clock(kept).ordinal();
            case CHANNEL -> KeptClock.channel(kept).ordinal();
        };
    }

    private static int after(WhatIfBy by, long kept) {
        return by == WhatIfBy.UNIT ? KeptClock.unitAfter(kept) : before(by, kept);
    }

    private @Nullable String key(WhatIfBy by, int group) {
        return switch (by) {
            case UNIT -> {
                var unit = units.unit(group);
                yield unit == null ? null : unit.value();
            }
            case CLOCK -> Clock.values()[group].name();
            case CHANNEL -> Channel.values()[group].name();
        };
    }
}
