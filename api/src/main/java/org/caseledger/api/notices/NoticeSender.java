package org.caseledger.api.notices;

import org.caseledger.events.office.NoticeChannel;

/** Sends messages by a channel that the office has set up. */
interface NoticeSender {
    /** The channel. */
    NoticeChannel channel();

    /**
     * Sends a message; returns when the other side has accepted it.
     *
     * @throws NotSentException if it did not, or if that is unknown
     */
    void send(OutgoingMessage message);
}
