package org.caseledger.events.oversight;

import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * The part of all cases that a sample is drawn from (P9.12): those in which this {@code leader} signed something, those
 * that this {@code unit} handled, those that once needed approvals ({@code gated}) or never did; null: any.
 */
public record SampleStrata(
        @Nullable String leader,
        @Nullable UnitId unit,
        @Nullable Boolean gated) {}
