package org.caseledger.procedure;

import org.jspecify.annotations.Nullable;

/**
 * A limit may be extended with a reason, by which clause, and by how much at most (null:
 * unspecified).
 */
public record Extension(String clause, @Nullable Limit atMost) {

    public Extension {
        InvalidValue.ifMissing("clause", clause);
    }
}
