package org.caseledger.query.statistics;

import java.util.List;

/** What cases count to: in all, and for some of the {@code groups} that there are. */
public record Statistics(Figures overall, long groups, List<StatisticsRow> rows) {}
