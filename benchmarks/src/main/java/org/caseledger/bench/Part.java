package org.caseledger.bench;

/** One part of the benchmarks, in which all contestants are measured in rounds. */
public interface Part {
    /** Preparation before the first round; not measured. */
    default void prepare() throws Exception {}

    /** Measures all contestants once; their order depends on the number of the round. */
    void round(int number) throws Exception;

    /** Compares the results with the targets. */
    void targets();

    /** Gives back what it holds; its tables are dropped afterwards. */
    default void close() throws Exception {}
}
