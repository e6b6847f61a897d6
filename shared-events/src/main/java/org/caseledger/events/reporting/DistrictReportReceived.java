package org.caseledger.events.reporting;

import java.time.LocalDate;
import java.util.Map;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The office of a log reported these figures of the cases it received from the first day to the
 * last; {@code document} is the report's number, or the SHA-256 of its file (P9.04).
 */
@EventType("DistrictReportReceived")
public record DistrictReportReceived(
        String log,
        LocalDate first,
        LocalDate last,
        LocalDate receivedOn,
        Map<Figure, Long> figures,
        @Nullable String document)
        implements DistrictReportEvent {}
