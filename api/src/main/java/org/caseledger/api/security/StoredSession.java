package org.caseledger.api.security;

import java.time.Instant;

/**
 * A session as it is listed: whose it is, from which address and since when, and when it was last used, to about a
 * minute; its id is no cookie.
 */
public record StoredSession(String id, String person, String address, Instant since, Instant lastUsed) {}
