package org.caseledger.query.statistics;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are counted: those received from an instant until before another, and null asks for all; {@code category}
 * is a path of one to three names joined by a slash, {@code within} the only unit whose cases the reader may see,
 * {@code entries} are of the register of respondents.
 */
public record StatisticsFilter(
        @Where("received_at >= :from") Instant from,
        @Where("received_at < :until") Instant until,
        @Where("unit = :unit") @Nullable UnitId unit,
        @Where("channel = :channel") @Nullable Channel channel,
        @Where("kind = :kind") @Nullable ComplaintKind kind,
        @Nullable String category,
        @Where("migrated = :migrated") @Nullable Boolean migrated,
        @Where("unit = :within") @Nullable UnitId within,
        @Nullable List<RespondentId> entries) {
    /** All cases of a period. */
    public static StatisticsFilter of(Instant from, Instant until) {
        return new StatisticsFilter(from, until, null, null, null, null, null, null, null);
    }
}
