package org.caseledger.api.inspections;

import org.caseledger.events.Clock;
import org.caseledger.events.inspection.InspectionEvent.InspectionPrepared;
import org.caseledger.events.inspection.InspectionFigure;
import org.caseledger.query.findings.FindingRule;
import org.caseledger.text.Labelled;
import org.jspecify.annotations.Nullable;

/** The addresses of the rows behind the figures of a sheet. */
public record FigureLinks(InspectionPrepared sheet) {
    /** Those of a figure; null for one that counts nothing. */
    public @Nullable String of(InspectionFigure figure) {
        return switch (figure) {
            case RETURNED -> within("/supervision/returns/cases?");
            case REMINDED -> within("/supervision/sent?step=REMINDER&");
            case URGED -> within("/supervision/sent?step=URGE&");
            case CRITICISED -> within("/supervision/sent?step=CRITICISM&");
            case RECTIFICATIONS -> within("/rectifications?");
            case RECTIFICATIONS_OPEN -> within("/rectifications?state=OPEN&");
            case RECTIFICATIONS_OVERDUE -> within("/rectifications?state=OVERDUE&");
            case RECTIFICATIONS_DONE -> within("/rectifications?state=DONE&");
            case RECTIFICATIONS_DONE_LATE -> within("/rectifications?state=DONE_LATE&");
            case MEDIAN_DAYS, P90_DAYS -> null;
            default -> within("/statistics/cases?figure=" + figure + "&");
        };
    }

    /** Those of the clocks of a kind. */
    public String limits(Clock clock, String figure) {
        return within("/statistics/compliance/cases?clock=%s&figure=%s&".formatted(clock, figure));
    }

    /** Those of the findings of a rule. */
    public String findings(String rule) {
        return within("/findings?rule=" + rule + "&");
    }

    /** A rule by its name. */
    public Labelled rule(String name) {
        return FindingRule.valueOf(name);
    }

    private String within(String address) {
        var period = "%sfrom=%s&until=%s".formatted(address, sheet.first(), sheet.last());
        return sheet.unit() == null ? period : period + "&unit=" + sheet.unit().value();
    }
}
