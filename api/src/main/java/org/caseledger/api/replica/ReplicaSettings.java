package org.caseledger.api.replica;

import java.time.Duration;
import java.util.Map;

/**
 * Where the replica is and who reads it; {@code driver} are the limits of the primary's connections, {@code longestLag}
 * is how far it may be behind.
 */
public record ReplicaSettings(
        String url, String username, String password, int poolSize, Duration longestLag, Map<String, String> driver) {}
