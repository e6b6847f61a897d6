package org.caseledger.query.whatif;

import java.time.Instant;

/**
 * What is asked: how the cases received from an instant until before another would have fared by other rules; as of a
 * time, with what the log held after one position and up to another.
 */
public record WhatIfRequest(Instant from, Instant until, OtherRules rules, Instant asOf, long after, long upto) {
    boolean isOf(Instant receivedAt) {
        return !receivedAt.isBefore(from) && receivedAt.isBefore(until);
    }
}
