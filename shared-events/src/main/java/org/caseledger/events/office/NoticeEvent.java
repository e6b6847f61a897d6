package org.caseledger.events.office;

import org.jspecify.annotations.Nullable;

/** What somebody chose about notices, or did with those that could not be delivered. */
public sealed interface NoticeEvent extends OfficeEvent
        permits NoticesChosen, UndeliveredNoticesSettled {

    /** The kind of these streams: one for each person, and one for what was not delivered. */
    String KIND = "notices";

    @Override
    default @Nullable String reason() {
        return null;
    }

    @Override
    default String kind() {
        return KIND;
    }
}
