package org.caseledger.events.complaint;

import java.time.Instant;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Occurred;
import org.jspecify.annotations.Nullable;

/** An act of a person in a complaint, in the order of its life. */
public sealed interface Act extends ComplaintEvent
        permits ReceiptEvent,
                LinkEvent,
                ClassificationEvent,
                RoutingEvent,
                AssistanceEvent,
                HandlingEvent,
                MediationEvent,
                ReplyEvent,
                Ending,
                ClosingEvent,
                SupervisionEvent,
                PaperEvent {
    /** When it happened, and why it was entered late. */
    Occurred occurred();

    @Override
    default @Nullable Instant occurredAt() {
        return occurred().at();
    }
}
