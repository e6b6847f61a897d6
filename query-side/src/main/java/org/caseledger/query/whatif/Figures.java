package org.caseledger.query.whatif;

import org.caseledger.query.deadlines.Compliance;
import org.jspecify.annotations.Nullable;

/**
 * How the clocks of a group were kept and would have been; {@code moved} are due {@code earlier} or {@code later},
 * {@code changed} have another verdict, both of those that are asked for on both sides. By unit, these are counted for
 * the one as recorded; a null key is the complaint center.
 */
public record Figures(
        @Nullable String key,
        long clocks,
        long differing,
        long moved,
        long earlier,
        long later,
        long changed,
        long newlyAsked,
        long noLongerAsked,
        Compliance before,
        Compliance after) {}
