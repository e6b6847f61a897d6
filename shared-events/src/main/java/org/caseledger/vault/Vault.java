package org.caseledger.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.caseledger.vault.Cryptography.utf8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventKey;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Seals personal data under a key for each case and opens it again (P1.08); without the master key every method except
 * {@link #isOpen}, {@link #caseKeys} and {@link #sessions} throws {@link VaultLocked}.
 */
public final class Vault {
    private static final Set<SealedField> EVERY_FIELD = EnumSet.allOf(SealedField.class);

    private final @Nullable VaultKeys keys;
    private final SessionSeals sessions;
    private final DataSource dataSource;
    private final SealSuite suite;

    /** Throws {@link WrongMasterKey} if this ledger was sealed under another master key. */
    public Vault(DataSource dataSource, Optional<MasterKey> masterKey) {
        this(dataSource, masterKey, SealSuite.AES_256_GCM);
    }

    /** The same, where this suite seals from now on; what any suite has sealed is opened. */
    public Vault(DataSource dataSource, Optional<MasterKey> masterKey, SealSuite suite) {
        this(
                dataSource,
                masterKey
                        .map(key -> MasterVersions.recognise(dataSource, key.secrets()))
                        .orElse(null),
                suite);
    }

    private Vault(DataSource dataSource, MasterVersions.@Nullable Known master, SealSuite suite) {
        this.dataSource = dataSource;
        this.suite = suite;
        this.keys = master == null ? null : VaultKeys.of(dataSource, master, suite);
        this.sessions = new SessionSeals(
                master == null
                        ? Cryptography.random(Cryptography.KEY_BYTES)
                        : Cryptography.subKey(master.secret(), "sessions"));
    }

    /** Whether this ledger contains sealed data, so that a master key must exist. */
    public static boolean wasSealed(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("SELECT EXISTS (SELECT FROM vault.master)")
                .query(Boolean.class)
                .single();
    }

    /** Whether the master key is available, so that texts can be sealed and opened. */
    public boolean isOpen() {
        return keys != null;
    }

    /** What authenticates the events of this ledger; without the master key, {@link EventKey#missing}. */
    public EventKey events() {
        return keys == null ? EventKey.missing() : keys.master().events();
    }

    /** Counts the master keys that this ledger has had; what was made under an earlier one is not found. */
    public int keyVersion() {
        return keys == null ? MasterVersions.present(dataSource) : keys.master().version();
    }

    /** For sessions on every node; without the master key they are those of this process only. */
    public SessionSeals sessions() {
        return sessions;
    }

    /** For second factors. */
    public FactorSeals factors() {
        return keys().factors();
    }

    /** For files that wait to be worked on, and belong to no case yet. */
    public WaitingSeals waiting() {
        return keys().waiting();
    }

    /** How many cases have a key; available without the master key, too. */
    public CaseKeyCount caseKeys() {
        return CaseKeyTable.of(dataSource).count();
    }

    /**
     * A case whose key was changed or is that of another case, so that nothing of it opens; a second for half a million
     * cases.
     */
    public Optional<CaseId> firstForeignKey() {
        return keys().ofCases().firstForeign();
    }

    /** The first case that was received and has no key; available without the master key, too. */
    public Optional<MissingKey> firstMissingKey() {
        return CaseKeyTable.of(dataSource).firstMissing();
    }

    /**
     * The event of the first destroyed case whose key or files were put back; nothing opens by them. Available without
     * the master key, too.
     */
    public Optional<MissingKey> firstReturnedKey() {
        return CaseKeyTable.of(dataSource).firstReturned();
    }

    /** Forgets the keys of the cases that were destroyed meanwhile, on whichever node. */
    public void forgetDestroyed() {
        if (keys != null) {
            keys.ofCases().forgetDestroyed();
        }
    }

    /** Creates the keys of many cases at once, so that sealing for each of them is fast. */
    public void prepare(Collection<CaseId> cases) {
        keys().ofCases().findOrCreate(cases);
    }

    /** Reads the keys of many cases at once, so that opening their sealed data is fast. */
    public void load(Collection<CaseId> cases) {
        keys().ofCases().find(cases);
    }

    CaseSeals ofCases() {
        return keys().seals();
    }

    /** Seals a text of a case; the same text gives a different ciphertext each time. */
    public Sealed seal(CaseId caseId, SealedField field, String plainText) {
        return keys().seals().seal(caseId, field, plainText);
    }

    /**
     * Opens a text sealed for this case; throws {@link KeyDestroyed} if the key of the case was destroyed, and
     * {@link SealBroken} if the text was changed, or sealed for another case or field.
     */
    public String open(CaseId caseId, Sealed sealed) {
        return open(caseId, sealed, EVERY_FIELD);
    }

    /** The same, and throws {@link SealBroken} if the text was sealed as another than these. */
    public String open(CaseId caseId, Sealed sealed, Set<SealedField> as) {
        return keys().seals().open(caseId, sealed, as);
    }

    /**
     * The same with the salt that proves it by the digest in the event; empty for a text that was sealed before there
     * was a digest.
     */
    public Optional<SaltedText> disclose(CaseId caseId, Sealed sealed, Set<SealedField> as) {
        return keys().seals().disclose(caseId, sealed, as);
    }

    /**
     * The keyed digest of a sealed text of a case: 64 hex digits under the key of the case; throws {@link KeyDestroyed}
     * if it has none.
     */
    public String keyed(CaseId caseId, String digest) {
        return keys().seals().keyed(caseId, digest);
    }

    /** A number that stands for a search term; only the holder of the master key can link the two. */
    public long blind(String term) {
        return keys().blind(term);
    }

    /** The same for one purpose: numbers of different purposes do not tell that terms are equal. */
    public long blind(String purpose, String term) {
        return keys().blind(purpose, term);
    }

    /**
     * A text that is equal for equal requests and from which the request cannot be guessed without the master key: 64
     * hex digits.
     */
    public String fingerprint(byte[] request) {
        return keys().fingerprint(request);
    }

    /** A code that only the holder of the master key can make for this text, other for each purpose: 64 hex digits. */
    public String code(String purpose, String text) {
        return keys().code(purpose, text);
    }

    byte[] secret() {
        return keys().master().secret();
    }

    /** This vault under another master key, which {@link #takeOver} puts in force. */
    Vault next(byte[] secret, long after) {
        return new Vault(dataSource, MasterVersions.next(keys().master(), secret, after), suite);
    }

    void takeOver(Connection connection, Vault former) throws SQLException {
        MasterVersions.insert(connection, keys().master());
        keys().ofCases().wrapAnew(connection, former.keys().ofCases());
    }

    private VaultKeys keys() {
        if (keys == null) {
            throw new VaultLocked();
        }
        return keys;
    }

    /** What is derived from the master key, each for its own purpose. */
    record VaultKeys(
            MasterVersions.Known master,
            CaseKeys ofCases,
            CaseSeals seals,
            byte[] blinding,
            byte[] fingerprints,
            byte[] codes,
            FactorSeals factors,
            WaitingSeals waiting,
            Map<String, byte[]> purposes) {
        static VaultKeys of(DataSource dataSource, MasterVersions.Known master, SealSuite suite) {
            byte[] secret = master.secret();
            SecretKeySpec wrapping = Cryptography.aesKey(Cryptography.subKey(secret, "wrapping of case keys"));
            var ofCases = new CaseKeys(dataSource, wrapping, suite);
            return new VaultKeys(
                    master,
                    ofCases,
                    new CaseSeals(ofCases, suite),
                    Cryptography.subKey(secret, "blind search index"),
                    Cryptography.subKey(secret, "request fingerprints"),
                    Cryptography.subKey(secret, "codes of cookies and sessions"),
                    new FactorSeals(Cryptography.subKey(secret, "second factors")),
                    new WaitingSeals(Cryptography.subKey(secret, "waiting files")),
                    new ConcurrentHashMap<>());
        }

        long blind(String term) {
            return number(blinding, term);
        }

        long blind(String purpose, String term) {
            return number(purposes.computeIfAbsent(purpose, p -> Cryptography.subKey(blinding, "terms: " + p)), term);
        }

        private static long number(byte[] key, String term) {
            return ByteBuffer.wrap(Cryptography.hmac(key, utf8(term))).getLong();
        }

        String fingerprint(byte[] request) {
            return HexFormat.of().formatHex(Cryptography.hmac(fingerprints, request));
        }

        String code(String purpose, String text) {
            byte[] key = Cryptography.hmac(codes, utf8(purpose));
            return HexFormat.of().formatHex(Cryptography.hmac(key, utf8(text)));
        }
    }

    /** Seals files that wait in the database until they are worked on, and belong to no case yet. */
    public static final class WaitingSeals {
        private final SecretKeySpec key;

        WaitingSeals(byte[] secret) {
            this.key = Cryptography.aesKey(secret);
        }

        /** Seals a file under a name, under which alone it opens. */
        public byte[] seal(String name, byte[] file) {
            return Cryptography.encrypt(key, file, name.getBytes(UTF_8));
        }

        /** Opens it; empty if it was not sealed under this name, or was changed. */
        public Optional<byte[]> open(String name, byte[] sealed) {
            try {
                return Optional.of(Cryptography.decrypt(key, sealed, name.getBytes(UTF_8)));
            } catch (GeneralSecurityException e) {
                return Optional.empty();
            }
        }
    }

    /** Seals the second factors of people; each opens for its person only. */
    public static final class FactorSeals {
        private final SecretKeySpec key;

        FactorSeals(byte[] secret) {
            this.key = Cryptography.aesKey(secret);
        }

        /** Seals a secret of the person of this user name. */
        public String seal(String username, byte[] secret) {
            var sealed = Cryptography.encrypt(key, secret, username.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(sealed);
        }

        /** Opens it; empty if it was not sealed for this person, or was changed. */
        public Optional<byte[]> open(String username, String sealed) {
            try {
                var bytes = Base64.getDecoder().decode(sealed);
                return Optional.of(Cryptography.decrypt(key, bytes, username.getBytes(UTF_8)));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }
}
