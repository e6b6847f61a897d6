package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/** A paper, named by its number, was given or sent to somebody. */
@EventType(value = "PaperDelivered", zh = "送达文书", en = "Paper delivered")
public record PaperDelivered(String paper, @Official String to, DeliveryWay way, Occurred occurred) implements Act {}
