package org.caseledger.query.deadlines;

import java.time.LocalDate;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.procedure.Light;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/**
 * Which clocks are asked for; null asks for all. {@code unit} is the unit that has the case, {@code day} the day with
 * whose end, or during which, they are due, {@code light} that of now, {@code answering} the unit that a clock is
 * counted for, {@code within} the only unit whose cases the reader may see.
 */
public record DeadlineFilter(
        @Where("unit = :unit") @Nullable UnitId unit,
        @Where("channel = :channel") @Nullable Channel channel,
        @Where("kind = :kind") @Nullable ComplaintKind kind,
        @Where("clock = :clock") @Nullable Clock clock,
        @Where("migrated = :migrated") @Nullable Boolean migrated,
        @Nullable LocalDate day,
        @Nullable Light light,
        @Where("answering = :answering") @Nullable UnitId answering,
        @Nullable UnitId within) {
    /** Every clock. */
    public static final DeadlineFilter ALL = new DeadlineFilter(null, null, null, null, null, null, null, null, null);

    /** What a unit, or any, is asked to assist with (P9.01). */
    public static DeadlineFilter assistances(@Nullable UnitId unit, @Nullable UnitId within) {
        return new DeadlineFilter(null, null, null, Clock.ASSISTANCE, null, null, null, unit, within);
    }

    /** The same question of what is due on a day. */
    public DeadlineFilter on(LocalDate dueDay) {
        return new DeadlineFilter(unit, channel, kind, clock, migrated, dueDay, light, answering, within);
    }

    /** The same question of a reader who may see only that unit's cases. */
    public DeadlineFilter within(UnitId only) {
        return new DeadlineFilter(unit, channel, kind, clock, migrated, day, light, answering, only);
    }
}
