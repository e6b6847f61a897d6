package org.caseledger.query.deadlines;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.caseledger.procedure.Light;

/** How many running clocks are due on a day, by their lights; days without any are left out. */
public record DueDay(LocalDate day, long red, long amber, long green) {
    /** How many there are. */
    public long all() {
        return red + amber + green;
    }

    /** The lights that there are, with how many clocks have each. */
    public Map<Light, Long> lights() {
        var lights = new LinkedHashMap<Light, Long>();
        lights.put(Light.RED, red);
        lights.put(Light.AMBER, amber);
        lights.put(Light.GREEN, green);
        lights.values().removeIf(many -> many == 0);
        return lights;
    }
}
