package org.caseledger.bench.reading;

/** Reads everything, and returns how many events it has seen. */
@FunctionalInterface
interface Reader {
    long read() throws Exception;
}
