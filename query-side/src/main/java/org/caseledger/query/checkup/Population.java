package org.caseledger.query.checkup;

import java.util.List;

/**
 * The cases that a sample may be drawn of, and how many of them are in each stratum (P9.12): a case in which two
 * leaders signed counts for both.
 */
public record Population(long cases, List<Stratum> strata) {
    /** What cases are grouped by. */
    public enum By {
        /** Those that once needed approvals ({@code true}), and the others ({@code false}). */
        GATED,
        UNIT,
        LEADER
    }

    /** So many cases of a unit, of a leader by login, or that once needed approvals or never. */
    public record Stratum(By by, String value, long cases) {}

    /** Of these strata: each case once needed approvals, or never did. */
    static Population of(List<Stratum> strata) {
        var gated = strata.stream().filter(stratum -> stratum.by() == By.GATED);
        return new Population(gated.mapToLong(Stratum::cases).sum(), strata);
    }

    /** The strata of one kind, the largest first. */
    public List<Stratum> by(By by) {
        return strata.stream().filter(stratum -> stratum.by() == by).toList();
    }
}
