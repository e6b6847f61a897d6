package org.caseledger.query.checkup;

import lombok.Getter;
import lombok.RequiredArgsConstructor;

/**
 * The decisions behind a number of the check-up: all; those of which it is known how long they took; the quickest of
 * these; those decided within 30 seconds of the request; five or more within two minutes; outside working hours; on a
 * draft of a reply or a handling opinion; on one that the signer never opened (where it was signed here and not on
 * paper); of the past, entered later; sent back; of the drafter and leader that the signer decides with most; signed
 * for a leader by delegation.
 */
@Getter
@RequiredArgsConstructor
public enum SignedSubset {
    ALL("true"),
    TIMED("timed"),
    QUICKEST("took_millis = (SELECT min(took_millis) FROM shown)"),
    WITHIN_30_S("within30s"),
    IN_BATCH("in_batch"),
    OUTSIDE_HOURS("outside_hours"),
    ON_DRAFTS("kind IN ('REPLY', 'OPINION')"),
    NEVER_OPENED("never_opened"),
    ENTERED_LATER("entered_later"),
    SENT_BACK("sent_back"),
    SAME_PAIR("same_pair"),
    ON_BEHALF("behalf IS NOT NULL");

    private final String condition;
}
