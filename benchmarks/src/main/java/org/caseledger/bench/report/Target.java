package org.caseledger.bench.report;

/** A target set in advance: at least, or at most, this value. */
public record Target(String what, double value, double wanted, boolean atLeast, String unit) {
    public boolean met() {
        return atLeast ? value >= wanted : value <= wanted;
    }

    /** Whether it is met, or by how many percent of the target it is missed. */
    public String verdict() {
        return met() ? "met" : "missed by %.0f %%".formatted(Math.abs(value / wanted - 1) * 100);
    }
}
