package org.caseledger.query.process;

import java.util.List;

/** A way that cases took from begin to end (or until now), and how many; the share is of all. */
public record Variant(List<String> path, long cases, double share) {}
