package org.caseledger.events.office;

import org.jspecify.annotations.Nullable;

/** What was chosen about notices, or done with those that could not be delivered. */
public sealed interface NoticeEvent extends OfficeEvent
        permits NoticesChosen, NoticeDefaultsSet, UndeliveredNoticesSettled {

    /** The kind of streams of each person, and of the one for what was not delivered. */
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
