package org.caseledger.events.reporting;

import java.util.Map;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/** The office reported anew, or what was recorded here was not what it reported (P9.04). */
@EventType("DistrictReportCorrected")
public record DistrictReportCorrected(
        Map<Figure, Long> figures, @Nullable String document, String reason) implements DistrictReportEvent {}
