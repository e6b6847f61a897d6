package org.caseledger.api.notices;

import org.caseledger.events.office.NoticeChannel;

/** Sends messages by a channel that the office has set up. */
interface NoticeSender {

    /** The channel. */
    NoticeChannel channel();

    /**
     * Sends a message; returns when the other side has taken it.
     *
     * @throws NotSentException when it did not, or nobody knows
     */
    void send(OutgoingMessage message);
}
