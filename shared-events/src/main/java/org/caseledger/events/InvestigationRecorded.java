package org.caseledger.events;

import java.util.List;

/** An investigation took place, on site or not (P9.14, P4.13). */
@EventType("InvestigationRecorded")
public record InvestigationRecorded(
        UnitId unit, boolean onSite, Sealed findings, List<Evidence> evidence, Occurred occurred)
        implements Act {}
