package org.caseledger.bench.lives;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
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
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.events.UnitId;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.passing.KnownOffices;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.RetentionSchedule;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.respondent.RegisteredRespondent;
import org.caseledger.vault.Vault;

/**
 * The real procedures and calendar. Numbers come from memory; personal data is sealed by the vault for the ledger, and
 * for other storages with AES-256-GCM under a key in memory.
 */
public final class BenchOffice implements Office {
    private static final Procedures PROCEDURES = Procedures.builtIn();
    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();
    private static final DeadlineCalculator DEADLINES = new DeadlineCalculator(CALENDAR);
    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "AES");
    private static final int NONCE_BYTES = 12;

    /** How a text is sealed for a case, and what stands for the digest of one. */
    @FunctionalInterface
    public interface Sealing {
        Sealed seal(CaseId caseId, SealedField field, String text);

        default String keyed(CaseId caseId, String sha256) {
            return sha256;
        }

        /** As the program does it. */
        static Sealing by(Vault vault) {
            return new Sealing() {
                @Override
                public Sealed seal(CaseId caseId, SealedField field, String text) {
                    return vault.seal(caseId, field, text);
                }

                @Override
                public String keyed(CaseId caseId, String sha256) {
                    return vault.keyed(caseId, sha256);
                }
            };
        }
    }

    private final java.time.Clock time;
    private final Sealing sealing;
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong nonces = new AtomicLong();

    public BenchOffice(java.time.Clock time) {
        this.time = time;
        this.sealing = this::sealInMemory;
    }

    /** An office that seals its texts differently. */
    public BenchOffice(java.time.Clock time, Sealing sealing) {
        this.time = time;
        this.sealing = sealing;
    }

    /** All procedures included in the program. */
    public static Procedures procedures() {
        return PROCEDURES;
    }

    @Override
    public List<UnitId> lastUnitsOf(String respondent, CaseId except) {
        return List.of();
    }

    @Override
    public KnownOffices others() {
        return KnownOffices.NONE;
    }

    @Override
    public long referredAt(CaseId caseId) {
        return 0;
    }

    @Override
    public CategoryBook categories() {
        return CategoryBook.NONE;
    }

    @Override
    public java.time.Clock time() {
        return time;
    }

    @Override
    public Procedure procedure() {
        return PROCEDURES.get("P9");
    }

    @Override
    public Procedure procedure(String id) {
        return PROCEDURES.get(id);
    }

    @Override
    public WorkCalendar calendar() {
        return CALENDAR;
    }

    @Override
    public DeadlineCalculator deadlines() {
        return DEADLINES;
    }

    @Override
    public Sealed seal(CaseId caseId, SealedField field, String text) {
        return sealing.seal(caseId, field, text);
    }

    private Sealed sealInMemory(CaseId caseId, SealedField field, String text) {
        byte[] nonce = ByteBuffer.allocate(NONCE_BYTES)
                .putLong(4, nonces.incrementAndGet())
                .array();
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, KEY, new GCMParameterSpec(128, nonce));
            byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
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
        return sealing.keyed(caseId, sha256);
    }

    @Override
    public boolean keeps(CaseId caseId, String sha256) {
        return true;
    }

    @Override
    public Optional<Unit> unit(UnitId id) {
        return Optional.ofNullable(People.UNITS.get(id));
    }

    @Override
    public List<Unit> units() {
        return People.UNITS.values().stream()
                .sorted(Comparator.comparing(unit -> unit.id().value()))
                .toList();
    }

    @Override
    public boolean employs(String login) {
        return true;
    }

    @Override
    public List<Colleague> colleagues() {
        return List.of();
    }

    @Override
    public boolean employs(String login, UnitId unit) {
        return true;
    }

    @Override
    public boolean isStaffed(UnitId unit) {
        return true;
    }

    @Override
    public boolean knows(CaseId caseId) {
        return true;
    }

    @Override
    public Optional<OnDuty> onDuty(LocalDate day) {
        return Optional.empty();
    }

    @Override
    public boolean actedIn(CaseId caseId, String person) {
        return false;
    }

    @Override
    public boolean hadOwnPartIn(CaseId caseId, String person) {
        return false;
    }

    @Override
    public List<Delegation> delegations() {
        return List.of();
    }

    @Override
    public boolean isJoined(CaseId caseId) {
        return false;
    }

    @Override
    public Optional<OtherCase> find(CaseId caseId) {
        return Optional.empty();
    }

    @Override
    public Optional<RegisteredRespondent> respondent(RespondentId id) {
        return Optional.empty();
    }

    @Override
    public Optional<RespondentId> respondentWith(String creditCode) {
        return Optional.empty();
    }

    @Override
    public boolean isSplit(CaseId caseId) {
        return false;
    }

    @Override
    public String opened(CaseId caseId, Sealed sealed) {
        throw new UnsupportedOperationException("The lives of benchmarks open nothing");
    }

    @Override
    public boolean leads(CaseId caseId) {
        return false;
    }

    @Override
    public RetentionSchedule retention() {
        return RetentionSchedule.builtIn();
    }

    @Override
    public boolean tiedToUnfinished(CaseId caseId) {
        return false;
    }

    @Override
    public SealedContents sealedContents(CaseId caseId) {
        return new SealedContents(Map.of(), Map.of());
    }

    @Override
    public String caseNumber(CaseId caseId, String officeCode, int year) {
        return "%s〔%d〕%06d号".formatted(officeCode, year, numbers.incrementAndGet());
    }
}
