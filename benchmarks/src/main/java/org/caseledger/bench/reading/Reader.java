package org.caseledger.bench.reading;

/** Reads something whole, and says how many events it has seen. */
@FunctionalInterface
interface Reader {
    long read() throws Exception;
}
