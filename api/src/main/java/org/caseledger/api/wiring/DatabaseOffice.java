package org.caseledger.api.wiring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.caseledger.api.security.Logins;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.api.security.Units;
import org.caseledger.categories.CategoryBook;
import org.caseledger.command.complaint.links.Joins;
import org.caseledger.command.complaint.links.OtherCases;
import org.caseledger.command.complaint.receiving.CaseNumbers;
import org.caseledger.command.delegation.DelegationBook;
import org.caseledger.command.duty.RosterBook;
import org.caseledger.command.gate.Colleague;
import org.caseledger.command.gate.Delegation;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.OnDuty;
import org.caseledger.command.gate.OtherCase;
import org.caseledger.command.gate.SealedContents;
import org.caseledger.command.gate.Unit;
import org.caseledger.command.respondent.RespondentRegister;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.codec.SealedParts;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.NoteWritten;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.passing.KnownOffices;
import org.caseledger.procedure.AmendedRetention;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.RetentionSchedule;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.views.Recorded;
import org.caseledger.respondent.RegisteredRespondent;
import org.caseledger.vault.ArrivingFiles;
import org.caseledger.vault.SealedFiles;
import org.caseledger.vault.Vault;

/** The office as its files and its database describe it. */
record DatabaseOffice(
        Clock time,
        Procedures procedures,
        Supplier<Procedure> inForce,
        WorkCalendar calendar,
        Vault vault,
        SealedFiles files,
        ArrivingFiles arriving,
        Units allUnits,
        Logins logins,
        People people,
        CaseNumbers numbers,
        AmendedRetention periods,
        EventLog log,
        BoardQueries board,
        Supplier<KnownOffices> knownOffices)
        implements Office {
    /** One decision is by one calendar. */
    @Override
    public WorkCalendar calendar() {
        return calendar.now();
    }

    @Override
    public DeadlineCalculator deadlines() {
        return new DeadlineCalculator(calendar());
    }

    /** For new cases: the one that is chosen, as the last change of a parameter left it. */
    @Override
    public Procedure procedure() {
        return inForce.get();
    }

    @Override
    public RetentionSchedule retention() {
        return periods.now();
    }

    @Override
    public Procedure procedure(String id) {
        return procedures.get(id);
    }

    @Override
    public Sealed seal(CaseId caseId, SealedField field, String text) {
        return vault.seal(caseId, field, text);
    }

    @Override
    public String keyed(CaseId caseId, String sha256) {
        return vault.keyed(caseId, sha256);
    }

    @Override
    public boolean keeps(CaseId caseId, String sha256) {
        return arriving.keeps(caseId, sha256);
    }

    @Override
    public Optional<Unit> unit(UnitId id) {
        return allUnits.find(id).filter(unit -> !unit.closed());
    }

    @Override
    public List<Unit> units() {
        return allUnits.open();
    }

    @Override
    public Optional<Unit> unitEver(UnitId id) {
        return allUnits.find(id);
    }

    @Override
    public List<Unit> unitsEver() {
        return allUnits.list();
    }

    @Override
    public List<UnitId> lastUnitsOf(String respondent, CaseId except) {
        return board.lastUnitsOf(respondent, except);
    }

    @Override
    public CategoryBook categories() {
        return CategoryBook.of(log);
    }

    @Override
    public boolean employs(String login) {
        return logins.has(login);
    }

    @Override
    public List<Colleague> colleagues() {
        return people.list().stream()
                .filter(Person::active)
                .map(one -> new Colleague(one.username(), one.name(), one.role(), one.unit()))
                .toList();
    }

    @Override
    public boolean employs(String login, UnitId unit) {
        return logins.has(login, unit);
    }

    @Override
    public boolean isStaffed(UnitId unit) {
        return logins.hasAnyOf(unit);
    }

    @Override
    public boolean knows(CaseId caseId) {
        return log.kindOf(caseId.value()).filter(ComplaintEvent.STREAM::equals).isPresent();
    }

    @Override
    public boolean actedIn(CaseId caseId, String person) {
        return log.readStream(caseId.value()).stream()
                .anyMatch(e -> Recorded.of(e).actor().person().equals(person));
    }

    @Override
    public boolean hadOwnPartIn(CaseId caseId, String person) {
        return log.readStream(caseId.value()).stream()
                .map(Recorded::of)
                .filter(e -> e.actor().behalf() == null && e.actor().person().equals(person))
                .anyMatch(e -> !(e.event() instanceof NoteWritten));
    }

    @Override
    public List<Delegation> delegations() {
        return new DelegationBook(log).standing(time.instant());
    }

    @Override
    public KnownOffices others() {
        return knownOffices.get();
    }

    @Override
    public long referredAt(CaseId caseId) {
        var referred = EventCodec.nameOf(ComplaintReferred.class);
        return log.readStream(caseId.value()).stream()
                .filter(event -> event.type().equals(referred))
                .mapToLong(StoredEvent::position)
                .max()
                .orElse(0);
    }

    @Override
    public boolean isJoined(CaseId caseId) {
        return new Joins(log).leadOf(caseId).isPresent();
    }

    @Override
    public boolean leads(CaseId caseId) {
        return new Joins(log).isLead(caseId);
    }

    @Override
    public Optional<OtherCase> find(CaseId caseId) {
        return new OtherCases(log).find(caseId);
    }

    @Override
    public Optional<RegisteredRespondent> respondent(RespondentId id) {
        return new RespondentRegister(log).find(id);
    }

    @Override
    public Optional<RespondentId> respondentWith(String creditCode) {
        return new RespondentRegister(log).with(creditCode);
    }

    @Override
    public boolean isSplit(CaseId caseId) {
        return log.isSplit(caseId.value());
    }

    @Override
    public String opened(CaseId caseId, Sealed sealed) {
        return vault.open(caseId, sealed);
    }

    @Override
    public Optional<OnDuty> onDuty(LocalDate day) {
        boolean holiday = calendar.kindOf(day) == DayKind.HOLIDAY;
        // For a day in the past, the person who had duty then, even if he or she has left since.
        boolean passed = day.isBefore(LocalDate.ofInstant(time.instant(), WorkCalendar.ZONE));
        return new RosterBook(log, login -> passed || logins.has(login)).on(day, holiday, units());
    }

    @Override
    public boolean tiedToUnfinished(CaseId caseId) {
        return new OtherCases(log).tiedToUnfinished(caseId);
    }

    @Override
    public SealedContents sealedContents(CaseId caseId) {
        var streams = Stream.concat(Stream.of(caseId.value()), CompanionStream.allOf(caseId))
                .toList();
        var events = log.readStreams(streams).stream()
                .map(e -> Recorded.of(e).event())
                .toList();
        var ofFiles = new TreeMap<String, Integer>();
        files.of(caseId).forEach(file -> ofFiles.merge(file.suffix(), 1, Integer::sum));
        return new SealedContents(SealedParts.count(events), ofFiles);
    }

    @Override
    public String caseNumber(CaseId caseId, String officeCode, int year) {
        return numbers.claim(caseId, officeCode, year);
    }
}
