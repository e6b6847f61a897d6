package org.caseledger.command.inspection;

import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.inspection.InspectionSheet;

/** Something that a person asks of an inspection sheet. */
public sealed interface InspectionCommand extends AggregateCommand<InspectionSheet, InspectionEvent>
        permits PrepareInspection, RemarkInspection, AnswerInspection, SendBackInspection, SignOffInspection {

    @Override
    default String streamKind() {
        return Inspection.KIND;
    }
}
