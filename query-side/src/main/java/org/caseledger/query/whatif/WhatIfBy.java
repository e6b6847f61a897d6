package org.caseledger.query.whatif;

/** What a comparison is counted by. */
public enum WhatIfBy {
    UNIT,
    CLOCK,
    CHANNEL
}
