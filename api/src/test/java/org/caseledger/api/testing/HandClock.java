package org.caseledger.api.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.caseledger.procedure.WorkCalendar;
import org.springframework.context.support.GenericApplicationContext;

/** A clock that a test sets; it stands still in between. */
public final class HandClock extends Clock {
    private final ZoneId zone;
    private volatile Instant now;

    private HandClock(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** Stands at a time of day in the office, such as {@code 2026-03-02T09:00}. */
    public static HandClock at(String local) {
        return new HandClock(office(local), WorkCalendar.ZONE);
    }

    /** Makes it the clock of a ledger that has not started yet. */
    public void addTo(GenericApplicationContext context) {
        context.registerBean("handClock", Clock.class, () -> this, definition -> definition.setPrimary(true));
    }

    /** Lets it be that time of day in the office. */
    public void set(String local) {
        now = office(local);
    }

    /** A time of day in the office. */
    public static Instant office(String local) {
        return LocalDateTime.parse(local).atZone(WorkCalendar.ZONE).toInstant();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new HandClock(now, other);
    }
}
