package org.caseledger.query;

import java.util.List;

/** Some of the rows that a question has, and how many it has in all. */
public record Page<T>(List<T> rows, long total) {}
