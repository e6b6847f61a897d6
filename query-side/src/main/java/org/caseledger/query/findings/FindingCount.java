package org.caseledger.query.findings;

import org.jspecify.annotations.Nullable;

/**
 * How many findings there are of one key, and their last answers; the key null is the complaint center or omissions
 * without an actor. Unanswered findings of imported histories do not count as unanswered.
 */
public record FindingCount(
        @Nullable String key, long total, long unanswered, long acknowledged, long explained, long history) {}
