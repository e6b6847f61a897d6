package org.caseledger.query.inspections;

import java.util.List;
import java.util.Map;
import org.caseledger.events.inspection.InspectionEvent.InspectionPrepared;
import org.caseledger.events.inspection.InspectionFigure;

/** What the views say of a unit in a period; what there is none of is absent. */
record ViewFigures(
        Map<InspectionFigure, Long> figures,
        List<InspectionPrepared.Limit> limits,
        List<InspectionPrepared.Found> findings,
        String findingsDigest) {}
