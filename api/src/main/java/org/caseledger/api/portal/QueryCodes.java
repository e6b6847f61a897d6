package org.caseledger.api.portal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The query codes of complainants: twelve signs of 60 random bits. The log holds a slow hash of each, from which the
 * code cannot be recovered.
 */
@Component
@WithPortal
class QueryCodes {
    /** Without signs that are taken for others: I, L, O and U. */
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int BITS_OF_A_SIGN = 5;
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final Pattern CODE = Pattern.compile("[%s]{%d}".formatted(SIGNS, LENGTH));
    private static final String PURPOSE = "query code";
    private static final int ROUNDS = 60_000;
    private static final int HASH_BITS = 256;
    private static final byte[] SALT = "case ledger query code".getBytes(StandardCharsets.UTF_8);

    private final Vault vault;
    private final JdbcClient jdbc;

    QueryCodes(Vault vault, DataSource dataSource) {
        this.vault = vault;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * The code of a form with this key, the same however often the form is sent; it cannot be derived from the key
     * without the master key.
     */
    String of(UUID key) {
        var number = new BigInteger(vault.code(PURPOSE, key.toString()), 16);
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(SIGNS.charAt(number.shiftRight(i * BITS_OF_A_SIGN).intValue() & 31));
        }
        return code.toString();
    }

    /** As people read it, in groups. */
    static String written(String code) {
        return code.replaceAll("(.{%d})(?=.)".formatted(GROUP), "$1-");
    }

    /** A typed code, normalised: full-width signs and look-alikes are replaced. */
    static Optional<String> typed(String text) {
        var code = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\p{Pd}\\s]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return CODE.matcher(code).matches() ? Optional.of(code) : Optional.empty();
    }

    /** What stands for a code in the log (64 hex digits); takes some hundredths of a second. */
    static String standsFor(String code) {
        var key = new PBEKeySpec(code.toCharArray(), SALT, ROUNDS, HASH_BITS);
        try {
            var hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(key);
            return HexFormat.of().formatHex(hash.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has PBKDF2", e);
        }
    }

    /** The case to which that code was given, whether it has ended or not. */
    Optional<CaseId> caseOf(String standing) {
        return jdbc.sql("""
                        SELECT stream_id FROM ledger.event
                         WHERE type = 'QueryCodeGiven' AND payload ->> 'code' = :code
                        """)
                .param("code", standing)
                .query(UUID.class)
                .optional()
                .map(CaseId::new);
    }
}
