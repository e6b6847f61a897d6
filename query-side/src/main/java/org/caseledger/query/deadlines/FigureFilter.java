package org.caseledger.query.deadlines;

import java.time.Instant;
import org.caseledger.events.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Behind which number one looks: of the cases received from an instant until before another, those with this key of
 * {@code by}, or without any ({@code none}); all when neither is asked for.
 */
public record FigureFilter(
        ComplianceBy by,
        @Nullable String key,
        boolean none,
        @Nullable Clock clock,
        Instant from,
        Instant to) {}
