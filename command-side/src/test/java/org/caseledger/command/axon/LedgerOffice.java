package org.caseledger.command.axon;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import org.caseledger.command.CaseNumbers;
import org.caseledger.command.Office;
import org.caseledger.command.TestOffice;
import org.caseledger.command.Unit;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.WorkCalendar;

/** The office of tests with case numbers from a real database. */
record LedgerOffice(TestOffice office, CaseNumbers numbers) implements Office {

    static LedgerOffice on(HikariDataSource dataSource) {
        return new LedgerOffice(TestOffice.p9(), new CaseNumbers(dataSource));
    }

    @Override
    public java.time.Clock time() {
        return office.time();
    }

    @Override
    public Procedure procedure() {
        return office.procedure();
    }

    @Override
    public Procedure procedure(String id) {
        return office.procedure(id);
    }

    @Override
    public WorkCalendar calendar() {
        return office.calendar();
    }

    @Override
    public DeadlineCalculator deadlines() {
        return office.deadlines();
    }

    @Override
    public Sealed seal(CaseId caseId, String text) {
        return office.seal(caseId, text);
    }

    @Override
    public Optional<Unit> unit(UnitId id) {
        return office.unit(id);
    }

    @Override
    public boolean knows(CaseId caseId) {
        return office.knows(caseId);
    }

    @Override
    public String caseNumber(CaseId caseId, String officeCode, int year) {
        return numbers.claim(caseId, officeCode, year);
    }
}
