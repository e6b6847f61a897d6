package org.caseledger.query.moments;

import java.time.Instant;
import java.util.List;
import org.caseledger.query.casefile.CaseSummary;

/**
 * A case at a moment, along one axis of time; the lights are those of {@code asOf}, {@code entries} what people had
 * done with it, in the order in which it happened.
 */
public record CaseMoment(TimeAxis known, Instant asOf, CaseSummary summary, List<Entry> entries) {}
