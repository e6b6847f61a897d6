package org.caseledger.query.checkup;

import org.caseledger.events.Role;
import org.jspecify.annotations.Nullable;

/**
 * How one person signs, in decisions: {@code timed} are those with a known duration, {@code onDrafts} those on a draft
 * of a reply or a handling opinion, of which {@code neverOpened} on one that was never opened before; {@code samePair}
 * are those of the most frequent {@code drafter} (and, for a reviewer, {@code leader}); {@code onBehalf} were signed
 * for a leader by delegation. Rates are of {@code onDrafts}, null without any.
 */
public record CheckUp(
        String person,
        String name,
        Role role,
        long decisions,
        long timed,
        @Nullable Double medianSeconds,
        @Nullable Double quickestSeconds,
        long within30s,
        long inBatch,
        long outsideHours,
        long onDrafts,
        long neverOpened,
        long enteredLater,
        long sentBack,
        @Nullable Double sentBackRate,
        long samePair,
        @Nullable Double samePairRate,
        @Nullable String drafter,
        @Nullable String leader,
        long onBehalf) {}
