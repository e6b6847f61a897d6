package org.caseledger.query.views;

/** Whether the rows that this thread writes are of cases that have none yet. */
final class NewCases {
    private enum Written {
        OTHERS,
        NEW,
        NEW_WITHOUT_KEYS
    }

    private static final ThreadLocal<Written> WRITTEN = ThreadLocal.withInitial(() -> Written.OTHERS);

    private NewCases() {}

    /** Saves cases of which the view has kept nothing so far: none of their rows is there. */
    static void during(Runnable save) {
        during(Written.NEW, save);
    }

    /** The same in tables of which some have no keys yet. */
    static void withoutKeys(Runnable save) {
        during(Written.NEW_WITHOUT_KEYS, save);
    }

    private static void during(Written written, Runnable save) {
        WRITTEN.set(written);
        try {
            save.run();
        } finally {
            WRITTEN.remove();
        }
    }

    static boolean areWritten() {
        return WRITTEN.get() != Written.OTHERS;
    }

    /** Whether the keys of their tables are added later: their rows can only be copied. */
    static boolean haveNoKeys() {
        return WRITTEN.get() == Written.NEW_WITHOUT_KEYS;
    }
}
