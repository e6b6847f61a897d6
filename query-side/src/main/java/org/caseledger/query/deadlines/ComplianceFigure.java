package org.caseledger.query.deadlines;

/** The numbers of a {@link Compliance}, each of which is a list of clocks. */
public enum ComplianceFigure {
    TOTAL("true"),
    MET_IN_TIME("d.status = 'MET' AND NOT d.late"),
    MET_LATE("d.status = 'MET' AND d.late"),
    MISSED("d.status <> 'MET' AND d.missed"),
    LAPSED("d.status = 'LAPSED' AND NOT d.missed"),
    RUNNING("d.status = 'OPEN' AND NOT d.missed");

    private final String condition;

    ComplianceFigure(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }
}
