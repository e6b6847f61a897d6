package org.caseledger.reporting;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.caseledger.events.Actor;
import org.caseledger.events.reporting.DistrictReportEvent;
import org.caseledger.events.reporting.DistrictReportEvent.DistrictReportCorrected;
import org.caseledger.events.reporting.DistrictReportEvent.DistrictReportReceived;
import org.caseledger.events.reporting.Figure;
import org.jspecify.annotations.Nullable;

/** The report of an office on a period, as last corrected; by whom it was recorded and corrected, and why (P9.04). */
public record DistrictReport(
        DistrictReportReceived received,
        Map<Figure, Long> figures,
        @Nullable String document,
        UpwardReport.Step recorded,
        int corrections,
        UpwardReport.@Nullable Step corrected) {
    /** The report after an event of its own; the first one is that it was received. */
    public static DistrictReport on(
            @Nullable DistrictReport before, DistrictReportEvent event, Actor actor, Instant recordedAt) {
        if (event instanceof DistrictReportReceived e) {
            var step = new UpwardReport.Step(null, actor, recordedAt);
            return new DistrictReport(e, e.figures(), e.document(), step, 0, null);
        }
        var e = (DistrictReportCorrected) event;
        return new DistrictReport(
                before.received,
                e.figures(),
                e.document(),
                before.recorded,
                before.corrections + 1,
                new UpwardReport.Step(e.reason(), actor, recordedAt));
    }

    /** Whether its day of receipt was stated more than a day after it. */
    public boolean isEnteredLater() {
        return UpwardReport.day(recorded.at()).isAfter(received.receivedOn().plusDays(1));
    }

    /** The identity of what the office of this log reports of that period: one for each. */
    public static UUID id(String log, LocalDate first, LocalDate last) {
        var named = "district report %s %s %s".formatted(log, first, last);
        return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8));
    }
}
