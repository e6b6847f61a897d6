package org.caseledger.vault;

import static org.caseledger.vault.Cryptography.utf8;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.jspecify.annotations.Nullable;

/** Seals texts and files of cases by one suite, each bound to what it is, and opens what any suite has sealed. */
record CaseSeals(CaseKeys keys, SealSuite suite) {
    private static final String FILE = "file ";
    private static final String OFFICIAL = "official ";
    private static final String SALTED = "salted ";

    byte[] sealOfficial(CaseId caseId, String field, byte[] plain) {
        return Seal.seal(suite, keyOf(caseId), plain, caseId, OFFICIAL + field);
    }

    /** The key is read over a connection at hand, if there is one. */
    byte[] openOfficial(OfficialSeal seal, @Nullable Connection connection) {
        var caseId = seal.caseId();
        SecretKeySpec key = keys.find(caseId, connection).orElseThrow(() -> new KeyDestroyed(caseId));
        try {
            return Seal.open(key, seal.bytes(), caseId, OFFICIAL + seal.field());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealBroken(caseId, e);
        }
    }

    Sealed seal(CaseId caseId, SealedField field, String plainText) {
        var salted = SaltedText.of(plainText);
        byte[] sealed = Seal.seal(suite, keys.findOrCreate(caseId), salted.bytes(), caseId, SALTED + field.label());
        return PersonalSeal.written(field.label(), salted.digest(), sealed);
    }

    String open(CaseId caseId, Sealed sealed, Set<SealedField> as) {
        SecretKeySpec key = keyOf(caseId);
        try {
            var seal = PersonalSeal.read(sealed);
            if (seal.digest() != null) {
                return salted(caseId, seal, as).text();
            }
            byte[] plain = seal.label() == null
                    ? Seal.openFirst(key, seal.bytes(), caseId)
                    : Seal.open(key, seal.bytes(), caseId, known(seal.label(), as));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealBroken(caseId, e);
        }
    }

    /** With the salt that proves it; empty for what was sealed before there was one. */
    Optional<SaltedText> disclose(CaseId caseId, Sealed sealed, Set<SealedField> as) {
        try {
            var seal = PersonalSeal.read(sealed);
            return seal.digest() == null ? Optional.empty() : Optional.of(salted(caseId, seal, as));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealBroken(caseId, e);
        }
    }

    private SaltedText salted(CaseId caseId, PersonalSeal seal, Set<SealedField> as) throws GeneralSecurityException {
        byte[] salted = Seal.open(keyOf(caseId), seal.bytes(), caseId, SALTED + known(seal.label(), as));
        if (!SaltedText.isSalted(salted) || !SaltedText.digest(salted).equals(seal.digest())) {
            throw new GeneralSecurityException("sealed with another digest");
        }
        return SaltedText.read(salted);
    }

    private static String known(@Nullable String label, Set<SealedField> as) throws GeneralSecurityException {
        return Optional.ofNullable(label)
                .flatMap(SealedField::labelled)
                .filter(as::contains)
                .map(SealedField::label)
                .orElseThrow(() -> new GeneralSecurityException("sealed as something else"));
    }

    String keyed(CaseId caseId, String digest) {
        byte[] key = Cryptography.subKey(keyOf(caseId).getEncoded(), "digests of texts");
        return HexFormat.of().formatHex(Cryptography.hmac(key, utf8(digest)));
    }

    byte[] sealFile(CaseId caseId, String sha256, byte[] file) {
        return Seal.seal(suite, keys.findOrCreate(caseId), file, caseId, FILE + sha256);
    }

    byte[] openFile(CaseId caseId, String sha256, byte[] sealed) {
        SecretKeySpec key = keyOf(caseId);
        if (Seal.hasHeader(sealed)) {
            try {
                return Seal.open(key, sealed, caseId, FILE + sha256);
            } catch (GeneralSecurityException e) {
                return openFirstFile(caseId, key, sealed);
            }
        }
        return openFirstFile(caseId, key, sealed);
    }

    private static byte[] openFirstFile(CaseId caseId, SecretKeySpec key, byte[] sealed) {
        try {
            return Seal.openFirst(key, sealed, caseId);
        } catch (GeneralSecurityException e) {
            throw new SealBroken(caseId, e);
        }
    }

    private SecretKeySpec keyOf(CaseId caseId) {
        return keys.find(caseId, null).orElseThrow(() -> new KeyDestroyed(caseId));
    }

    /**
     * How a sealed text is written in its event: {@code event.field:digest:ciphertext}, the digest that of a salt and
     * the text, which proves a text that is shown with its salt. One from before has no digest, and one of the first no
     * label either.
     */
    record PersonalSeal(@Nullable String label, @Nullable String digest, byte[] bytes) {
        private static final char BETWEEN = ':';

        static Sealed written(String label, String digest, byte[] ciphertext) {
            return new Sealed(
                    label + BETWEEN + digest + BETWEEN + Base64.getEncoder().encodeToString(ciphertext));
        }

        /** Throws {@link IllegalArgumentException} for characters that no bytes are written as. */
        private static byte[] bytes(String written) {
            byte[] bytes = Base64.getDecoder().decode(written);
            // The decoder takes any value of the bits that fill the last character.
            if (!Base64.getEncoder().encodeToString(bytes).equals(written)) {
                throw new IllegalArgumentException(written);
            }
            return bytes;
        }

        /** Throws {@link IllegalArgumentException} for characters that no bytes are written as. */
        static PersonalSeal read(Sealed sealed) {
            var text = sealed.ciphertext();
            int label = text.indexOf(BETWEEN);
            int digest = text.lastIndexOf(BETWEEN);
            return new PersonalSeal(
                    label < 0 ? null : text.substring(0, label),
                    digest == label ? null : text.substring(label + 1, digest),
                    bytes(text.substring(digest + 1)));
        }
    }
}
