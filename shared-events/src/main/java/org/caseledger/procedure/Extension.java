package org.caseledger.procedure;

import org.jspecify.annotations.Nullable;

/**
 * A limit may be extended with a reason, by which clause, by how much at most each time (null: unspecified), and how
 * often (once if the file says nothing).
 */
public record Extension(String clause, @Nullable Limit atMost, Integer times) {
    public Extension {
        InvalidValue.ifMissing("clause", clause);
        times = times == null ? Integer.valueOf(1) : times;
        if (times < 1) {
            throw new InvalidValue("times", "延期次数须至少为 1", "a limit that may be extended is so at least once");
        }
    }

    /** By how much a limit may be extended in all by that many extensions. */
    public @Nullable Limit atMost(int extensions) {
        return atMost == null ? null : new Limit(atMost.amount() * Math.min(extensions, times), atMost.unit());
    }
}
