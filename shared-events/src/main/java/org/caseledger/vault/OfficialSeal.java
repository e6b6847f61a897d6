package org.caseledger.vault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * How a sealed text of an officer is written in another text: {@code ⟦1:case:event.field:digest: ciphertext⟧}, all
 * bytes as base64url. It is searched in the bytes of that text in UTF-8, read as characters of one byte each, which are
 * searched and cut fastest; {@code begin} and {@code end} are offsets among them.
 */
record OfficialSeal(int begin, int end, CaseId caseId, String field, String digest, String ciphertext) {
    static final String BEGIN = "⟦1:";

    private static final String END = "⟧";
    private static final String BEGIN_BYTES = bytes(BEGIN);
    private static final String END_BYTES = bytes(END);
    private static final char BETWEEN = ':';
    private static final int CASE_CHARS = 22;
    private static final int DIGEST_CHARS = 43;
    private static final int SHORTEST = CASE_CHARS + DIGEST_CHARS;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    static String written(CaseId caseId, String field, String digest, byte[] ciphertext) {
        return BEGIN
                + String.join(String.valueOf(BETWEEN), base64(bytes(caseId)), field, digest, base64(ciphertext))
                + END;
    }

    /** All in a text in UTF-8, in their order. */
    static List<OfficialSeal> in(byte[] text) {
        return in(text, field -> true);
    }

    /** Those of some fields; the others cost next to nothing. */
    static List<OfficialSeal> in(byte[] utf8, Predicate<String> fields) {
        if (utf8.length < SHORTEST) {
            return List.of();
        }
        var text = new String(utf8, ISO_8859_1);
        int at = text.indexOf(BEGIN_BYTES);
        if (at < 0) {
            return List.of();
        }
        var found = new ArrayList<OfficialSeal>();
        while (at >= 0) {
            int next = text.indexOf(BEGIN_BYTES, at + 1);
            int end = text.indexOf(END_BYTES, at);
            var seal = end < 0 || next >= 0 && next < end ? null : read(text, at, end, fields);
            if (seal != null) {
                found.add(seal);
            }
            at = next;
        }
        return found;
    }

    /** Null for another field and for what is not written like one; whether it opens is seen when it is opened. */
    private static @Nullable OfficialSeal read(String text, int begin, int end, Predicate<String> fields) {
        int atCase = begin + BEGIN_BYTES.length();
        int atField = atCase + CASE_CHARS + 1;
        int atDigest = text.indexOf(BETWEEN, Math.min(atField, end)) + 1;
        int atCiphertext = atDigest + DIGEST_CHARS + 1;
        if (atDigest <= atField + 1
                || atCiphertext >= end
                || text.charAt(atField - 1) != BETWEEN
                || text.charAt(atCiphertext - 1) != BETWEEN) {
            return null;
        }
        var field = text.substring(atField, atDigest - 1);
        var caseId = fields.test(field) ? caseId(text.substring(atCase, atField - 1)) : null;
        return caseId == null
                ? null
                : new OfficialSeal(
                        begin,
                        end + END_BYTES.length(),
                        caseId,
                        field,
                        text.substring(atDigest, atCiphertext - 1),
                        text.substring(atCiphertext, end));
    }

    /** Throws {@link IllegalArgumentException} for characters that no bytes are written as. */
    byte[] bytes() {
        return Base64.getUrlDecoder().decode(ciphertext);
    }

    private static String bytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    static String base64(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    private static byte[] bytes(CaseId caseId) {
        UUID id = caseId.value();
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static @Nullable CaseId caseId(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return bytes.remaining() == 2 * Long.BYTES ? new CaseId(new UUID(bytes.getLong(), bytes.getLong())) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
