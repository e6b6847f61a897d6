package org.caseledger.api.replica;

import java.time.Duration;
import java.util.Optional;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Whether the replica is read, and why not; by how many events and for how long its views are behind those of the
 * primary, as they were last compared.
 */
public record ReplicaState(@Nullable Text bypassed, long behind, Duration lag) {
    static final ReplicaState NOT_COMPARED = bypassed(new Text("尚未与主库比对", "it was not compared with the primary yet"));

    static ReplicaState bypassed(Text why) {
        return new ReplicaState(why, 0, Duration.ZERO);
    }

    boolean isUsed() {
        return bypassed == null;
    }

    /** Why it is not read; empty when it is. */
    public Optional<Text> why() {
        return Optional.ofNullable(bypassed);
    }
}
