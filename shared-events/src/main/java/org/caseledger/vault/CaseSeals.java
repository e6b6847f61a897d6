package org.caseledger.vault;

import static org.caseledger.vault.Cryptography.utf8;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.jspecify.annotations.Nullable;

/** Seals texts and files of cases, each bound to what it is, and opens them again. */
record CaseSeals(CaseKeys keys) {

    private static final char LABEL_END = ':';
    private static final String FILE = "file ";
    private static final String OFFICIAL = "official ";

    byte[] sealOfficial(CaseId caseId, String field, byte[] plain) {
        return Seal.seal(keyOf(caseId), plain, caseId, OFFICIAL + field);
    }

    /** The key is read over a connection at hand, if there is one. */
    byte[] openOfficial(OfficialSeal seal, @Nullable Connection connection) {
        var caseId = seal.caseId();
        SecretKeySpec key =
                keys.find(caseId, connection).orElseThrow(() -> new KeyDestroyed(caseId));
        try {
            return Seal.open(key, seal.bytes(), caseId, OFFICIAL + seal.field());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealBroken(caseId, e);
        }
    }

    Sealed seal(CaseId caseId, SealedField field, String plainText) {
        byte[] plain = utf8(plainText);
        byte[] sealed = Seal.seal(keys.findOrCreate(caseId), plain, caseId, field.label());
        return new Sealed(field.label() + LABEL_END + Base64.getEncoder().encodeToString(sealed));
    }

    String open(CaseId caseId, Sealed sealed, Set<SealedField> as) {
        SecretKeySpec key = keyOf(caseId);
        String text = sealed.ciphertext();
        int end = text.indexOf(LABEL_END);
        try {
            byte[] bytes = Base64.getDecoder().decode(text.substring(end + 1));
            byte[] plain =
                    end < 0
                            ? Seal.openFirst(key, bytes, caseId)
                            : Seal.open(key, bytes, caseId, known(text.substring(0, end), as));
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealBroken(caseId, e);
        }
    }

    private static String known(String label, Set<SealedField> as) throws GeneralSecurityException {
        return SealedField.labelled(label)
                .filter(as::contains)
                .map(SealedField::label)
                .orElseThrow(() -> new GeneralSecurityException("sealed as something else"));
    }

    String keyed(CaseId caseId, String digest) {
        byte[] key = Cryptography.subKey(keyOf(caseId).getEncoded(), "digests of texts");
        return HexFormat.of().formatHex(Cryptography.hmac(key, utf8(digest)));
    }

    byte[] sealFile(CaseId caseId, String sha256, byte[] file) {
        return Seal.seal(keys.findOrCreate(caseId), file, caseId, FILE + sha256);
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
}
