package org.caseledger.query.responsibility;

import java.util.List;

/**
 * Who returns to whom: the returns in all, how many cases were returned twice or more, how many went to and fro between
 * units, how many returns were refused as without merit, and the returns from unit to unit, the most frequent first.
 */
public record ReturnGraph(
        long returns, long casesReturnedTwice, long casesOfPingPong, long refused, List<ReturnEdge> edges) {}
