package org.caseledger.command.inspections;

import org.caseledger.command.AggregateCommand;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.inspection.InspectionSheet;

/** Something that a person asks of an inspection sheet. */
public sealed interface InspectionCommand extends AggregateCommand<InspectionSheet, InspectionEvent>
        permits PrepareInspection,
                RemarkInspection,
                AnswerInspection,
                SendBackInspection,
                SignOffInspection {}
