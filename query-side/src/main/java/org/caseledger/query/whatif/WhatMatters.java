package org.caseledger.query.whatif;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceReturned;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceWithdrawn;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.Ending;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.procedure.DeadlineRule;
import org.caseledger.procedure.clocks.Clocks;

/** The events that clocks depend on; the others are not even read. */
public final class WhatMatters {
    /** The stored names of these events. */
    public static final Set<String> TYPES = Stream.of(
                    DeadlineRule.STARTING_EVENTS.stream(),
                    Clocks.meeting().stream().map(EventCodec::nameOf),
                    Stream.of(
                                    ComplaintReceived.class,
                                    RecordCorrected.class,
                                    ContactRecorded.class,
                                    InvestigationRecorded.class,
                                    AssistanceReturned.class,
                                    AssistanceWithdrawn.class,
                                    ComplaintArchived.class,
                                    HistoryAdopted.class)
                            .map(EventCodec::nameOf),
                    EventCodec.types().stream()
                            .filter(type ->
                                    DeadlineEvent.class.isAssignableFrom(type) || Ending.class.isAssignableFrom(type))
                            .map(EventCodec::nameOf))
            .flatMap(types -> types)
            .collect(Collectors.toUnmodifiableSet());

    private WhatMatters() {}
}
