package org.caseledger.command.inspections;

import java.time.Instant;
import org.caseledger.command.Aggregate;
import org.caseledger.events.Actor;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.inspection.InspectionSheet;
import org.jspecify.annotations.Nullable;

/** 检查表: the figures of a unit in a period, what an inspector and the unit say, and who signed. */
public final class Inspection implements Aggregate<InspectionSheet, InspectionEvent> {

    @Override
    public String kind() {
        return "inspection";
    }

    @Override
    public Class<InspectionEvent> events() {
        return InspectionEvent.class;
    }

    @Override
    public InspectionSheet on(
            @Nullable InspectionSheet before,
            InspectionEvent event,
            Actor actor,
            Instant recordedAt) {
        return InspectionSheet.on(before, event, actor, recordedAt);
    }
}
