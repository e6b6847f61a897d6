package org.caseledger.query.findings;

import org.jspecify.annotations.Nullable;

/**
 * How many findings there are of one key, and what was last said to them; the key null is the
 * complaint center or what nobody did. Those of imported histories to which nothing was said are
 * not among the unanswered.
 */
public record FindingCount(
        @Nullable String key, long total, long unanswered, long acknowledged, long explained, long history) {}
