package org.caseledger.api.home;

import java.time.Instant;

/** When a person last looked at the first page on an earlier day, and how far the log was shown. */
public record EarlierVisit(Instant at, long position) {}
