package org.caseledger.query.statistics;

/**
 * What the cases of one group count to; the key is empty for those without one, such as the cases of no handling unit.
 */
public record StatisticsRow(String key, Figures figures) {}
