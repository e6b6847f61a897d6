package org.caseledger.api.wiring;

import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.annotation.SourceId;
import org.caseledger.api.notices.NewNotices;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;

/** Passes the events of cases on to the notices. */
@ProcessingGroup(NewNotices.PROCESSOR)
@RequiredArgsConstructor
final class NoticeProcessor {
    private final NewNotices notices;

    @EventHandler
    void on(ComplaintEvent event, @SourceId String stream, EventMessage<?> message, TrackingToken token) {
        notices.of(
                event,
                CaseId.of(stream),
                token.position().orElseThrow(),
                UUID.fromString(message.getIdentifier()),
                message.getTimestamp());
    }
}
