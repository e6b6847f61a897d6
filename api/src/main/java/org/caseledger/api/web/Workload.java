package org.caseledger.api.web;

import java.util.List;

/** What waits for a person: how many cases, and other work as far as there is any. */
public record Workload(long cases, List<OtherWork> other) {
    /** How much there is in all. */
    public long total() {
        return cases + other.stream().mapToLong(OtherWork::count).sum();
    }
}
