package org.caseledger.query.views;

/** Receives how far long work has come, in events. */
@FunctionalInterface
public interface ProgressListener {
    /** {@code done} of {@code total} events are in the view. */
    void onProgress(long done, long total);
}
