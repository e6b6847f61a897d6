package org.caseledger.query.views;

/** Whether the rows that this thread writes are of cases that have none yet. */
final class NewCases {

    private static final ThreadLocal<Boolean> WRITTEN = ThreadLocal.withInitial(() -> false);

    private NewCases() {}

    /** Saves cases of which the view has kept nothing so far: none of their rows is there. */
    static void during(Runnable save) {
        WRITTEN.set(true);
        try {
            save.run();
        } finally {
            WRITTEN.remove();
        }
    }

    static boolean areWritten() {
        return WRITTEN.get();
    }
}
