package org.caseledger.command.complaint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.caseledger.categories.CategoryBook;
import org.caseledger.command.gate.Colleague;
import org.caseledger.command.gate.Delegation;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.OnDuty;
import org.caseledger.command.gate.OtherCase;
import org.caseledger.command.gate.SealedContents;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.office.CategoryEvent;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.passing.KnownOffices;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.RetentionSchedule;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.respondent.RegisteredRespondent;
import org.jspecify.annotations.Nullable;

/**
 * An office in memory: the real procedures, calendar and AES-256-GCM, and a clock that is set by hand; the nonce
 * follows from case and text, so that a text is always sealed alike and events can be compared.
 */
public final class TestOffice implements Office {
    private static final Procedures BUILT_IN = Procedures.builtIn();
    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "AES");
    private static final Map<UnitId, Unit> UNITS = Map.of(
            People.XIPU, new Unit(People.XIPU, "犀浦市场监管所", UnitKind.STATION),
            People.HONGGUANG, new Unit(People.HONGGUANG, "红光市场监管所", UnitKind.STATION),
            People.FOOD_SECTION, new Unit(People.FOOD_SECTION, "食品科", UnitKind.SECTION),
            People.BRIGADE, new Unit(People.BRIGADE, "执法大队", UnitKind.BRIGADE),
            People.CENTER, new Unit(People.CENTER, "投诉举报中心", UnitKind.CENTER),
            People.LEADING_GROUP, new Unit(People.LEADING_GROUP, "领导小组", UnitKind.LEADING_GROUP),
            People.LEGAL_SECTION, new Unit(People.LEGAL_SECTION, "法规科", UnitKind.LEGAL));

    /** The SHA-256 of the one file that every case keeps. */
    public static final String KEPT = "0".repeat(64);

    private final Procedure current;
    private final Map<CaseId, String> numbers = new HashMap<>();
    private final Set<CaseId> known = new HashSet<>();
    private final Map<LocalDate, OnDuty> onDuty = new HashMap<>();
    private final Map<CaseId, OtherCase> others = new HashMap<>();
    private final Set<CaseId> split = new HashSet<>();
    private final Map<RespondentId, RegisteredRespondent> register = new HashMap<>();
    private final Set<CaseId> joined = new HashSet<>();
    private @Nullable UnitId deserted;
    private @Nullable CaseId leadOfReports;
    private final Set<String> acted = new HashSet<>();
    private final Set<CaseId> leading = new HashSet<>();
    private final Set<CaseId> tied = new HashSet<>();
    private volatile Instant now;
    private WorkCalendar calendar = CALENDAR;
    private CategoryBook categories = CategoryBook.NONE;
    private Map<UnitId, Unit> units = UNITS;
    private List<UnitId> lastUnits = List.of();
    private List<Delegation> delegations = List.of();
    private KnownOffices knownOffices = KnownOffices.NONE;
    private long referredAt;

    private TestOffice(Procedure current, Instant now) {
        this.current = current;
        this.now = now;
    }

    /** An office that works by P9. */
    public static TestOffice p9() {
        return by(BUILT_IN.get("P9"));
    }

    /** An office that works by P2. */
    public static TestOffice p2() {
        return by(BUILT_IN.get("P2"));
    }

    /** An office that works by a procedure of its own. */
    public static TestOffice by(Procedure procedure) {
        return new TestOffice(procedure, Give.RECEIVED_AT);
    }

    /** Lets it be that time. */
    public void setTime(Instant now) {
        this.now = now;
    }

    /** Lets it know another case. */
    public void know(CaseId caseId) {
        known.add(caseId);
    }

    /** Lets it have that file of holidays as well. */
    public void know(String fileName, String csv) {
        calendar = calendar.with(fileName, csv.getBytes(StandardCharsets.UTF_8));
    }

    /** Lets a change of its category lists happen. */
    public void know(CategoryEvent event) {
        categories = categories.on(event);
    }

    /** Lets units have streets and lines, and the last cases of any respondent lie with these. */
    public void know(Map<UnitId, Unit> changed, UnitId... last) {
        var all = new HashMap<>(units);
        all.putAll(changed);
        units = Map.copyOf(all);
        lastUnits = List.of(last);
    }

    /** These are the offices that it knows, and there its last referral is in the log. */
    public void knows(KnownOffices offices, long position) {
        knownOffices = offices;
        referredAt = position;
    }

    @Override
    public KnownOffices others() {
        return knownOffices;
    }

    @Override
    public long referredAt(CaseId caseId) {
        return referredAt;
    }

    @Override
    public List<UnitId> lastUnitsOf(String respondent, CaseId except) {
        return lastUnits;
    }

    @Override
    public CategoryBook categories() {
        return categories;
    }

    @Override
    public java.time.Clock time() {
        InstantSource time = () -> now;
        return time.withZone(WorkCalendar.ZONE);
    }

    @Override
    public Procedure procedure() {
        return current;
    }

    @Override
    public Procedure procedure(String id) {
        return id.equals(current.id()) ? current : BUILT_IN.get(id);
    }

    @Override
    public WorkCalendar calendar() {
        return calendar;
    }

    @Override
    public DeadlineCalculator deadlines() {
        return new DeadlineCalculator(calendar);
    }

    @Override
    public Sealed seal(CaseId caseId, SealedField field, String text) {
        try {
            var plain = text.getBytes(StandardCharsets.UTF_8);
            var digest = MessageDigest.getInstance("SHA-256").digest((caseId + text).getBytes(StandardCharsets.UTF_8));
            var nonce = Arrays.copyOf(digest, 12);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, KEY, new GCMParameterSpec(128, nonce));
            var sealed = cipher.doFinal(plain);
            return new Sealed(Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String keyed(CaseId caseId, String sha256) {
        return sha256;
    }

    @Override
    public boolean keeps(CaseId caseId, String sha256) {
        return sha256.equals(KEPT);
    }

    @Override
    public Optional<Unit> unit(UnitId id) {
        return Optional.ofNullable(units.get(id));
    }

    @Override
    public List<Unit> units() {
        return units.values().stream()
                .sorted(Comparator.comparing(unit -> unit.id().value()))
                .toList();
    }

    /** Everybody but one. */
    @Override
    public boolean employs(String login) {
        return !login.equals("nobody");
    }

    /** Everybody of {@link People}; two of the same name. */
    @Override
    public List<Colleague> colleagues() {
        return Stream.of(
                        People.INTAKE,
                        People.DISPATCHER,
                        People.HEAD,
                        People.LEADER,
                        People.LEADER2,
                        People.LEGAL,
                        People.SUPERVISOR,
                        People.AUDITOR,
                        People.ADMIN,
                        People.handlerOf(People.XIPU),
                        People.colleagueOf(People.XIPU),
                        People.handlerOf(People.HONGGUANG),
                        People.handlerOf(People.BRIGADE),
                        new Actor("auditor2", "林委员", Role.AUDITOR, null),
                        new Actor("li-1", "李同名", Role.DISPATCHER, People.CENTER),
                        new Actor("li-2", "李同名", Role.INTAKE, People.CENTER))
                .map(one -> new Colleague(one.person(), one.name(), one.role(), one.unit()))
                .toList();
    }

    /** The handler of the unit, and no other person. */
    @Override
    public boolean employs(String login, UnitId unit) {
        return login.equals(People.handlerOf(unit).person());
    }

    /** Every unit but the one that has lost its people. */
    @Override
    public boolean isStaffed(UnitId unit) {
        return !unit.equals(deserted);
    }

    /** Lets everybody of a unit leave. */
    public void desert(UnitId unit) {
        deserted = unit;
    }

    @Override
    public boolean knows(CaseId caseId) {
        return known.contains(caseId);
    }

    /** Lets it know a case that is joined to another. */
    public void knowJoined(CaseId caseId) {
        known.add(caseId);
        joined.add(caseId);
    }

    /** Lets every case that it does not know be a later report that is joined to this one. */
    public void joinLaterReportsTo(CaseId lead) {
        leadOfReports = lead;
    }

    /** Lets it know another case that is this. */
    public void know(CaseId caseId, OtherCase other) {
        known.add(caseId);
        others.put(caseId, other);
    }

    /** Lets it know that a case came of a filing that was split. */
    public void knowSplit(CaseId caseId) {
        split.add(caseId);
    }

    @Override
    public Optional<OtherCase> find(CaseId caseId) {
        var later = leadOfReports == null ? null : new OtherCase(ComplaintKind.REPORT, now, leadOfReports);
        return Optional.ofNullable(others.getOrDefault(caseId, known.contains(caseId) ? null : later));
    }

    /** Has an entry in its register of respondents. */
    public void register(RespondentId id, RegisteredRespondent entry) {
        register.put(id, entry);
    }

    @Override
    public Optional<RegisteredRespondent> respondent(RespondentId id) {
        return Optional.ofNullable(register.get(id));
    }

    @Override
    public Optional<RespondentId> respondentWith(String creditCode) {
        return register.entrySet().stream()
                .filter(e -> creditCode.equals(e.getValue().business().creditCode()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public boolean isSplit(CaseId caseId) {
        return split.contains(caseId);
    }

    @Override
    public String opened(CaseId caseId, Sealed sealed) {
        return opened(sealed);
    }

    /** What was sealed for any case. */
    static String opened(Sealed sealed) {
        try {
            var bytes = Base64.getDecoder().decode(sealed.ciphertext());
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, KEY, new GCMParameterSpec(128, bytes, 0, 12));
            return new String(cipher.doFinal(bytes, 12, bytes.length - 12), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean actedIn(CaseId caseId, String person) {
        return acted.contains(caseId + "/" + person);
    }

    @Override
    public boolean hadOwnPartIn(CaseId caseId, String person) {
        return actedIn(caseId, person);
    }

    @Override
    public List<Delegation> delegations() {
        return delegations.stream().filter(one -> one.stands(now)).toList();
    }

    /** Has these delegations been granted. */
    public void granted(Delegation... granted) {
        delegations = List.of(granted);
    }

    /** Has a person have done something in a case. */
    public void acted(CaseId caseId, String person) {
        acted.add(caseId + "/" + person);
    }

    @Override
    public boolean isJoined(CaseId caseId) {
        return joined.contains(caseId);
    }

    /** Sets who has duty on a day, if any. */
    public void setOnDuty(LocalDate day, OnDuty duty) {
        onDuty.put(day, duty);
    }

    @Override
    public Optional<OnDuty> onDuty(LocalDate day) {
        return Optional.ofNullable(onDuty.get(day));
    }

    /** Lets it know that others are joined to a case. */
    public void knowLeading(CaseId caseId) {
        leading.add(caseId);
    }

    @Override
    public boolean leads(CaseId caseId) {
        return leading.contains(caseId);
    }

    /** Lets this case go with one that is not archived. */
    public void tie(CaseId caseId) {
        tied.add(caseId);
    }

    @Override
    public RetentionSchedule retention() {
        return RetentionSchedule.builtIn();
    }

    @Override
    public boolean tiedToUnfinished(CaseId caseId) {
        return tied.contains(caseId);
    }

    @Override
    public SealedContents sealedContents(CaseId caseId) {
        return new SealedContents(Map.of("ComplaintReceived.narrative", 1), Map.of("pdf", 2));
    }

    @Override
    public String caseNumber(CaseId caseId, String officeCode, int year) {
        return numbers.computeIfAbsent(caseId, id -> "%s〔%d〕%06d号".formatted(officeCode, year, numbers.size() + 1));
    }
}
