package org.caseledger.api.importing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text file of unknown encoding: UTF-8 when all of it is, or else GB18030, of which GBK is a
 * part.
 *
 * @param encoding the one that was found
 */
record CsvText(String text, String encoding) {
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    static CsvText of(byte[] bytes) {
        if (bytes.length >= 3 && Arrays.equals(bytes, 0, 3, BOM, 0, 3)) {
            // Said to be UTF-8: what is not becomes U+FFFD, and only those rows are refused.
            String text = new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
            return new CsvText(text, "UTF-8 BOM");
        }
        try {
            return strictly(bytes, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            try {
                return strictly(bytes, Charset.forName("GB18030"));
            } catch (CharacterCodingException neither) {
                return new CsvText(new String(bytes, StandardCharsets.UTF_8), "UTF-8");
            }
        }
    }

    /** A decoder made by hand reports what {@code new String} would replace. */
    private static CsvText strictly(byte[] bytes, Charset charset) throws CharacterCodingException {
        return new CsvText(
                charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), charset.name());
    }
}
