package org.caseledger.bench;

/** One part of the benchmarks, in which all contestants are measured in rounds. */
public interface Part {
    /** The name by which it is selected and printed. */
    String name();

    /** Preparation before the first round; not measured. */
    default void prepare() throws Exception {}

    /** Measures all contestants once; their order depends on the number of the round. */
    void round(int number) throws Exception;

    /** Compares the results with the targets. */
    void targets();

    /** Removes what was created. */
    default void cleanUp() throws Exception {}
}
