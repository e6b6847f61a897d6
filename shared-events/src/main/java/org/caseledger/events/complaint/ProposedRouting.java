package org.caseledger.events.complaint;

import java.util.List;
import org.caseledger.events.UnitId;

/** A unit that the ledger proposes for a case, and why; a person decides. */
public record ProposedRouting(UnitId unit, List<RoutingReason> reasons) {}
