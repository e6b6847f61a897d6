package org.caseledger.events.complaint;

import java.util.List;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;
import org.caseledger.events.UnitId;

/** An investigation took place, on site or not (P9.14, P4.13). */
@EventType(value = "InvestigationRecorded", zh = "调查", en = "Investigated")
public record InvestigationRecorded(
        UnitId unit, boolean onSite, Sealed findings, List<Evidence> evidence, Occurred occurred) implements Act {}
