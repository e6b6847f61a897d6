package org.caseledger.query.whatif;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** Units by a number that fits two bytes; 0 is the complaint center. */
final class KeptUnits {

    private static final int MOST = 0xffff;

    private final Map<UnitId, Integer> numbers = new HashMap<>();
    private final List<@Nullable UnitId> units = new ArrayList<>();

    KeptUnits() {
        units.add(null);
    }

    synchronized int number(@Nullable UnitId unit) {
        if (unit == null) {
            return 0;
        }
        return numbers.computeIfAbsent(unit, this::add);
    }

    private int add(UnitId unit) {
        if (units.size() > MOST) {
            throw new IllegalStateException("more than " + MOST + " units");
        }
        units.add(unit);
        return units.size() - 1;
    }

    /** The number of a unit that was met; -1 for any other. */
    synchronized int find(UnitId unit) {
        return numbers.getOrDefault(unit, -1);
    }

    synchronized @Nullable UnitId unit(int number) {
        return units.get(number);
    }

    synchronized int size() {
        return units.size();
    }
}
