package org.caseledger.bench;

/** One thing that is measured of everybody, in rounds. */
public interface Part {

    /** As it is chosen and printed. */
    String name();

    /** What is made once, before the first round; not measured. */
    default void prepare() throws Exception {}

    /** Measures everybody once; the order of contestants follows from the number of the round. */
    void round(int number) throws Exception;

    /** Compares what was measured with what was set beforehand. */
    void targets();

    /** Takes away what was made. */
    default void cleanUp() throws Exception {}
}
