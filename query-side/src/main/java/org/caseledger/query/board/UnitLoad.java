package org.caseledger.query.board;

import java.util.LinkedHashMap;
import java.util.Map;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.Light;
import org.jspecify.annotations.Nullable;

/** How many cases a unit has under way, by their lights; the unit is null where none has them. */
public record UnitLoad(@Nullable UnitId unit, long red, long amber, long green) {
    /** Nothing at all. */
    public static final UnitLoad NOTHING = new UnitLoad(null, 0, 0, 0);

    /** All of them. */
    public long total() {
        return red + amber + green;
    }

    /** The same by light, the gravest first. */
    public Map<Light, Long> lights() {
        var lights = new LinkedHashMap<Light, Long>();
        lights.put(Light.RED, red);
        lights.put(Light.AMBER, amber);
        lights.put(Light.GREEN, green);
        return lights;
    }

    /** Both together, of no unit. */
    public UnitLoad plus(UnitLoad other) {
        return new UnitLoad(null, red + other.red, amber + other.amber, green + other.green);
    }
}
