package org.caseledger.command;

import org.jspecify.annotations.Nullable;

/**
 * How a command was sent: under which identity, with what fingerprint of its content when the
 * sender may repeat it, and which version of the case the sender has seen.
 */
public record Request(RequestId id, @Nullable String fingerprint, @Nullable Long expectedVersion) {

    /** A request that nobody will repeat, on whatever version there is. */
    public static Request once() {
        return new Request(RequestId.random(), null, null);
    }
}
