package org.caseledger.events.office;

import java.util.List;
import java.util.UUID;
import org.caseledger.events.EventType;

/**
 * An administrator had notices that could not be delivered sent again, or {@code dropped} them;
 * {@code deliveries} are their ids.
 */
@EventType("UndeliveredNoticesSettled")
public record UndeliveredNoticesSettled(List<UUID> deliveries, boolean dropped, String reason) implements NoticeEvent {

    /** The stream of all of them. */
    public static final UUID STREAM = OfficeEvent.streamOf(KIND, "undelivered");

    @Override
    public UUID stream() {
        return STREAM;
    }
}
