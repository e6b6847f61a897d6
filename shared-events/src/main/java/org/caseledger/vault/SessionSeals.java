package org.caseledger.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes stored sessions useless to anyone who reads or writes the database: a session is named by a code of its cookie,
 * which is stored nowhere, and its texts open only with that cookie.
 */
public final class SessionSeals {
    private final byte[] ids;
    private final byte[] codes;
    private final byte[] contents;

    SessionSeals(byte[] secret) {
        this.ids = Cryptography.subKey(secret, "ids of sessions");
        this.codes = Cryptography.subKey(secret, "codes of sessions");
        this.contents = Cryptography.subKey(secret, "contents of sessions");
    }

    /** The name under which the session of this cookie is stored: 64 hex digits. */
    public String idOf(String cookie) {
        return HexFormat.of().formatHex(Cryptography.hmac(ids, cookie.getBytes(UTF_8)));
    }

    /** A code that only the holder of the master key can make for this text: 64 hex digits. */
    public String code(String text) {
        return HexFormat.of().formatHex(Cryptography.hmac(codes, text.getBytes(UTF_8)));
    }

    /** Seals a text that stands under this name in the session of this cookie. */
    public String seal(String cookie, String name, String text) {
        var sealed = Cryptography.encrypt(key(cookie), text.getBytes(UTF_8), name.getBytes(UTF_8));
        return Base64.getEncoder().encodeToString(sealed);
    }

    /** Opens it; empty if it was not sealed for this cookie and name, or was changed. */
    public Optional<String> open(String cookie, String name, String sealed) {
        try {
            var bytes = Base64.getDecoder().decode(sealed);
            var text = Cryptography.decrypt(key(cookie), bytes, name.getBytes(UTF_8));
            return Optional.of(new String(text, UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private SecretKeySpec key(String cookie) {
        return Cryptography.aesKey(Cryptography.hmac(contents, cookie.getBytes(UTF_8)));
    }
}
