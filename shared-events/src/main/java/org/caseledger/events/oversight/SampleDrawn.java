package org.caseledger.events.oversight;

import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;

/** The cases that a sample consists of, as they follow from the event that requested it. */
@EventType("SampleDrawn")
public record SampleDrawn(List<CaseId> cases) implements SampleEvent {}
