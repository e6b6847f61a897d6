package org.caseledger.command.gate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.caseledger.categories.CategoryBook;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.events.UnitId;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.passing.KnownOffices;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.RetentionSchedule;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.respondent.RegisteredRespondent;

/** An office that delegates to another one everything that it does not define itself, such as its time. */
public interface OfficeLike extends Office {
    /** The other one. */
    Office original();

    @Override
    default java.time.Clock time() {
        return original().time();
    }

    @Override
    default Procedure procedure() {
        return original().procedure();
    }

    @Override
    default Procedure procedure(String id) {
        return original().procedure(id);
    }

    @Override
    default WorkCalendar calendar() {
        return original().calendar();
    }

    @Override
    default DeadlineCalculator deadlines() {
        return original().deadlines();
    }

    @Override
    default KnownOffices others() {
        return original().others();
    }

    @Override
    default long referredAt(CaseId caseId) {
        return original().referredAt(caseId);
    }

    @Override
    default Sealed seal(CaseId caseId, SealedField field, String text) {
        return original().seal(caseId, field, text);
    }

    @Override
    default Optional<RegisteredRespondent> respondent(RespondentId id) {
        return original().respondent(id);
    }

    @Override
    default Optional<RespondentId> respondentWith(String creditCode) {
        return original().respondentWith(creditCode);
    }

    @Override
    default String keyed(CaseId caseId, String sha256) {
        return original().keyed(caseId, sha256);
    }

    @Override
    default boolean keeps(CaseId caseId, String sha256) {
        return original().keeps(caseId, sha256);
    }

    @Override
    default Optional<Unit> unit(UnitId id) {
        return original().unit(id);
    }

    @Override
    default List<Unit> units() {
        return original().units();
    }

    @Override
    default Optional<Unit> unitEver(UnitId id) {
        return original().unitEver(id);
    }

    @Override
    default List<Unit> unitsEver() {
        return original().unitsEver();
    }

    @Override
    default CategoryBook categories() {
        return original().categories();
    }

    @Override
    default List<UnitId> lastUnitsOf(String respondent, CaseId except) {
        return original().lastUnitsOf(respondent, except);
    }

    @Override
    default List<Colleague> colleagues() {
        return original().colleagues();
    }

    @Override
    default boolean employs(String login) {
        return original().employs(login);
    }

    @Override
    default boolean employs(String login, UnitId unit) {
        return original().employs(login, unit);
    }

    @Override
    default boolean isStaffed(UnitId unit) {
        return original().isStaffed(unit);
    }

    @Override
    default boolean knows(CaseId caseId) {
        return original().knows(caseId);
    }

    @Override
    default boolean actedIn(CaseId caseId, String person) {
        return original().actedIn(caseId, person);
    }

    @Override
    default boolean hadOwnPartIn(CaseId caseId, String person) {
        return original().hadOwnPartIn(caseId, person);
    }

    @Override
    default List<Delegation> delegations() {
        return original().delegations();
    }

    @Override
    default boolean isJoined(CaseId caseId) {
        return original().isJoined(caseId);
    }

    @Override
    default Optional<OtherCase> find(CaseId caseId) {
        return original().find(caseId);
    }

    @Override
    default boolean isSplit(CaseId caseId) {
        return original().isSplit(caseId);
    }

    @Override
    default String opened(CaseId caseId, Sealed sealed) {
        return original().opened(caseId, sealed);
    }

    @Override
    default Optional<OnDuty> onDuty(LocalDate day) {
        return original().onDuty(day);
    }

    @Override
    default boolean leads(CaseId caseId) {
        return original().leads(caseId);
    }

    @Override
    default RetentionSchedule retention() {
        return original().retention();
    }

    @Override
    default boolean tiedToUnfinished(CaseId caseId) {
        return original().tiedToUnfinished(caseId);
    }

    @Override
    default SealedContents sealedContents(CaseId caseId) {
        return original().sealedContents(caseId);
    }

    @Override
    default String caseNumber(CaseId caseId, String officeCode, int year) {
        return original().caseNumber(caseId, officeCode, year);
    }
}
