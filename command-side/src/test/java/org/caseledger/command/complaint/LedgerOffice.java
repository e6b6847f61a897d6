package org.caseledger.command.complaint;

import com.zaxxer.hikari.HikariDataSource;
import org.caseledger.command.complaint.receiving.CaseNumbers;
import org.caseledger.command.gate.OfficeLike;
import org.caseledger.events.CaseId;

/** The office of tests with case numbers from a real database. */
public record LedgerOffice(TestOffice original, CaseNumbers numbers) implements OfficeLike {
    public static LedgerOffice on(HikariDataSource dataSource) {
        return new LedgerOffice(TestOffice.p9(), new CaseNumbers(dataSource));
    }

    @Override
    public String caseNumber(CaseId caseId, String officeCode, int year) {
        return numbers.claim(caseId, officeCode, year);
    }
}
