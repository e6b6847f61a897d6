package org.caseledger.query.responsibility;

import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * How long cases waited for a role: how many times, of which {@code lasting} go on, and office hours within the period
 * in all, on average and at most. {@code unit} is null for roles outside of handling units, {@code person} where no
 * person of the role has acted yet.
 */
public record HoldingTime(
        Role role,
        @Nullable UnitId unit,
        @Nullable String person,
        long times,
        long lasting,
        double hours,
        double meanHours,
        double longestHours) {}
