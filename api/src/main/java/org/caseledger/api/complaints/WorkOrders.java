package org.caseledger.api.complaints;

import java.util.List;
import java.util.Optional;
import org.caseledger.events.CaseId;

/** Which work orders of platforms a case is. */
public interface WorkOrders {
    List<WorkOrder> of(CaseId caseId);

    /** The case that is the work order of this number, whatever platform gave it. */
    Optional<CaseId> numbered(String number);
}
