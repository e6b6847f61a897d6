package org.caseledger.command.axon;

import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.caseledger.command.Office;
import org.caseledger.command.Unit;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.WorkCalendar;

/**
 * An office whose clock is slow to read: a command is held after its case was loaded, until
 * somebody else has acted.
 */
record WaitingOffice(Office office, CyclicBarrier loaded) implements Office {

    @Override
    public java.time.Clock time() {
        try {
            loaded.await();
            loaded.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
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
        return office.caseNumber(caseId, officeCode, year);
    }
}
