package org.caseledger.events.office;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person made or revoked the secret address at which a calendar of the own work is read. */
public sealed interface SubscriptionEvent extends OfficeEvent permits CalendarSubscribed, CalendarUnsubscribed {

    /** The kind of these streams. */
    String KIND = "subscription";

    /** The person whose work it is. */
    String username();

    /** Nobody is asked why. */
    @Override
    default @Nullable String reason() {
        return null;
    }

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default UUID stream() {
        return streamOf(username());
    }

    /** The stream of the person of this user name. */
    static UUID streamOf(String username) {
        return OfficeEvent.streamOf(KIND, username);
    }
}
