package org.caseledger.events.reporting;

import org.caseledger.events.LedgerEvent;

/** A fact about what an office below reported 下级上报, in the order of its life (P9.04). */
public sealed interface DistrictReportEvent extends LedgerEvent
        permits DistrictReportReceived, DistrictReportCorrected {}
