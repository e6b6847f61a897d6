package org.caseledger.api.home;

import org.caseledger.query.Page;

/** A number of the first page, and the address of the list whose rows it counts. */
public record HomeFigure(Kind kind, String address, long count) {
    /** What is counted, and how its number looks where it is not 0. */
    public enum Kind {
        /** Cases in which it is the reader's turn. */
        MINE(""),
        /** The same of who signs. */
        TO_SIGN(""),
        /** Of these, those with something recorded since the reader last looked. */
        NEW(""),
        /** Deadlines that are over. */
        OVERDUE("bad"),
        /** Deadlines that end today. */
        DUE_TODAY("warn"),
        /** Notices that the reader has not read. */
        UNREAD(""),
        /** Supervision notices that the ledger proposes to the reader's role. */
        PROPOSED_URGINGS("warn"),
        /** Supervision notices whose answer is overdue. */
        UNANSWERED_URGINGS("bad"),
        /** Findings to which nothing was said. */
        UNANSWERED_FINDINGS("warn"),
        /** Notices that could not be delivered. */
        UNDELIVERED("bad"),
        /** People who have not logged in for long. */
        ABSENT("warn");

        private final String tone;

        Kind(String tone) {
            this.tone = tone;
        }
    }

    /** As it is shown: lists are counted as far as {@link Page#COUNTED}. */
    public String shown() {
        return count > Page.COUNTED ? Page.COUNTED + "+" : Long.toString(count);
    }

    /** How it looks. */
    public String tone() {
        return count == 0 ? "" : kind.tone;
    }
}
