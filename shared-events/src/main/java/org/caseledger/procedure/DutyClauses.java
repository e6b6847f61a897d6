package org.caseledger.procedure;

/** The clauses that make duty mandatory: at the center and every station on weekends, and in turn on holidays. */
public record DutyClauses(String weekend, String holiday) {
    public DutyClauses {
        InvalidValue.ifMissing("weekend", weekend);
        InvalidValue.ifMissing("holiday", holiday);
    }
}
