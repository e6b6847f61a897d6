package org.caseledger.bench.scale;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.WorkCalendar;

/** The varying parameters of queries, drawn from one seed, and their common ones. */
record Draw(Instant now, Random random) {
    static final int SIZE = 50;
    static final UnitId UNIT = new UnitId("XIPU");

    private static final int SEED = 2;
    private static final int PAGES = 4;
    private static final Duration YEAR = Duration.ofDays(365);
    private static final String HOURS = "09:00-12:00,13:00-17:00";

    /** The same draws whenever it is created for that instant. */
    static Draw of(Instant now) {
        return new Draw(now, new Random(SEED));
    }

    static WorkCalendar calendar() {
        return WorkCalendar.builtIn();
    }

    static OfficeHours hours() {
        return OfficeHours.of(HOURS, calendar());
    }

    Instant yearAgo() {
        return now.minus(YEAR);
    }

    int page() {
        return random.nextInt(PAGES);
    }

    <T> T any(T[] of) {
        return Arrays.asList(of).get(random.nextInt(of.length));
    }
}
