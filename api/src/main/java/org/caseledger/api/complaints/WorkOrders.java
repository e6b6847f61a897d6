package org.caseledger.api.complaints;

import java.util.List;
import org.caseledger.events.CaseId;

/** Which work orders of platforms a case is. */
public interface WorkOrders {

    List<WorkOrder> of(CaseId caseId);
}
