package org.caseledger.command.axon;

import com.zaxxer.hikari.HikariDataSource;
import org.caseledger.command.CaseNumbers;
import org.caseledger.command.OfficeLike;
import org.caseledger.command.TestOffice;
import org.caseledger.events.CaseId;

/** The office of tests with case numbers from a real database. */
record LedgerOffice(TestOffice original, CaseNumbers numbers) implements OfficeLike {

    static LedgerOffice on(HikariDataSource dataSource) {
        return new LedgerOffice(TestOffice.p9(), new CaseNumbers(dataSource));
    }

    @Override
    public String caseNumber(CaseId caseId, String officeCode, int year) {
        return numbers.claim(caseId, officeCode, year);
    }
}
