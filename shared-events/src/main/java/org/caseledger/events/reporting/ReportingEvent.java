package org.caseledger.events.reporting;

import org.caseledger.events.LedgerEvent;

/** A fact about a report upward 汇总上报, in the order of its life (P9.04). */
public sealed interface ReportingEvent extends LedgerEvent
        permits UpwardReportAsked, UpwardReportSent, UpwardReportReceived, UpwardReportDropped {}
