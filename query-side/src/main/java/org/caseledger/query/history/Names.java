package org.caseledger.query.history;

import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;

/** What units and cases are called where people read of them. */
public interface Names {

    /** A unit by its code, a case by its identity. */
    Names CODES =
            new Names() {
                @Override
                public String of(UnitId unit) {
                    return unit.value();
                }

                @Override
                public String of(CaseId caseId) {
                    return caseId.toString();
                }
            };

    String of(UnitId unit);

    String of(CaseId caseId);
}
