package org.caseledger.events.office;

import java.util.UUID;
import org.caseledger.events.EventType;
import org.caseledger.events.Says;
import org.jspecify.annotations.Nullable;

/** A person made or revoked the secret address at which a calendar of the own work is read. */
public sealed interface SubscriptionEvent extends OfficeEvent {
    /** The kind of these streams. */
    String KIND = "subscription";

    /** The person whose work it is. */
    String username();

    /** No reason is asked for. */
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

    /**
     * A person made an address at which the calendar is read, in place of an earlier one; {@code digest} is the SHA-256
     * of its random part (64 hex digits).
     */
    @EventType("CalendarSubscribed")
    @Says(zh = "{username|person}生成日历订阅地址", en = "Calendar address made by {username|person}")
    record CalendarSubscribed(String username, String digest) implements SubscriptionEvent {}

    /** A person revoked the address at which the calendar was read. */
    @EventType("CalendarUnsubscribed")
    @Says(zh = "{username|person}停用日历订阅地址", en = "Calendar address revoked by {username|person}")
    record CalendarUnsubscribed(String username) implements SubscriptionEvent {}
}
