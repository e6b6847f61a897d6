package org.caseledger.query.responsibility;

import java.util.List;

/**
 * Who returns to whom: the returns in all, how many cases were returned twice or more, how many
 * went to and fro between units, and the returns from unit to unit, the most frequent first.
 */
public record ReturnGraph(
        long returns, long casesReturnedTwice, long casesOfPingPong, List<ReturnEdge> edges) {}
