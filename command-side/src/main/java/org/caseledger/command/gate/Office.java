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

/** What a decision needs to know of the office apart from the case itself. */
public interface Office {
    /** The time of the office. */
    java.time.Clock time();

    /** The procedure that new cases are handled by. */
    Procedure procedure();

    /** The procedure of this id; a case keeps the one it began with. */
    Procedure procedure(String id);

    /** The working days of the office. */
    WorkCalendar calendar();

    /** Counts by the working days of the office. */
    DeadlineCalculator deadlines();

    /** Seals a text under the key of its case. */
    Sealed seal(CaseId caseId, SealedField field, String text);

    /**
     * A keyed digest (64 hex digits) of the SHA-256 (hex) of a sealed text of a case; the text cannot be guessed from
     * it, and it differs between cases.
     */
    String keyed(CaseId caseId, String sha256);

    /** Whether a file of a case is kept under this SHA-256 (hex); one that comes with the command is kept now. */
    boolean keeps(CaseId caseId, String sha256);

    /** The unit of this code. */
    Optional<Unit> unit(UnitId id);

    /** All units, by code. */
    List<Unit> units();

    /** The unit of this code, which may be closed by now. */
    default Optional<Unit> unitEver(UnitId id) {
        return unit(id);
    }

    /** All units, by code, also those that are closed by now. */
    default List<Unit> unitsEver() {
        return units();
    }

    /** The category lists by which complaints are classified. */
    CategoryBook categories();

    /** The units that had the last cases of a respondent of this name, but for one case. */
    List<UnitId> lastUnitsOf(String respondent, CaseId except);

    /** Whether a person logs in by this name. */
    boolean employs(String login);

    /** Everybody who works in the office. */
    List<Colleague> colleagues();

    /** Whether a person of that unit logs in by this name. */
    boolean employs(String login, UnitId unit);

    /** Whether an active person of that unit can log in. */
    boolean isStaffed(UnitId unit);

    /** Whether a case of this identity exists. */
    boolean knows(CaseId caseId);

    /** Whether a person did anything in a case, whether handling it or signing. */
    boolean actedIn(CaseId caseId, String person);

    /**
     * Whether a person did anything in a case in their own name, apart from writing notes: who signed for a leader
     * only, did not.
     */
    boolean hadOwnPartIn(CaseId caseId, String person);

    /** 授权代签: the delegations that stand, among them those that have not begun yet. */
    List<Delegation> delegations();

    /** Whether a case is handled together with another one, which leads. */
    boolean isJoined(CaseId caseId);

    /** Who answers for the office on a day that is not worked (P9.13, P9.14); empty when it keeps no rosters. */
    Optional<OnDuty> onDuty(LocalDate day);

    /** The current entry of the register of respondents. */
    Optional<RegisteredRespondent> respondent(RespondentId id);

    /** The entry of the register of respondents that has this code. */
    Optional<RespondentId> respondentWith(String creditCode);

    /** The current state of another case; empty if there is none of this identity. */
    Optional<OtherCase> find(CaseId caseId);

    /** Whether a case came of a filing that was split into complaint and report (O121-9). */
    boolean isSplit(CaseId caseId);

    /** What was sealed for a case; a decision may compare it, and records none of it in clear. */
    String opened(CaseId caseId, Sealed sealed);

    /** The offices whose logs are believed, and the names of its own log. */
    KnownOffices others();

    /** The position of the last referral of a case to another authority; 0 when there is none. */
    long referredAt(CaseId caseId);

    /** Whether other cases are joined to a case, which leads them. */
    boolean leads(CaseId caseId);

    /** How long archived cases are kept. */
    RetentionSchedule retention();

    /** Whether a case is handled together with another one that is not archived. */
    boolean tiedToUnfinished(CaseId caseId);

    /** What goes with the key of a case. */
    SealedContents sealedContents(CaseId caseId);

    /** The number of a case in a year, the next free one the first time it is asked for. */
    String caseNumber(CaseId caseId, String officeCode, int year);
}
