package org.caseledger.query.inspections;

import java.util.List;
import java.util.Map;
import org.caseledger.events.inspection.InspectionEvent.InspectionPrepared;
import org.caseledger.events.inspection.InspectionFigure;

/** The figures of the views for a unit in a period; zero values are absent. */
record ViewFigures(
        Map<InspectionFigure, Long> figures,
        List<InspectionPrepared.Limit> limits,
        List<InspectionPrepared.Found> findings,
        String findingsDigest) {}
