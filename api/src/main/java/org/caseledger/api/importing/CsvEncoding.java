package org.caseledger.api.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a CSV file: from its byte order mark; otherwise UTF-8 if all of it is valid, or else GB18030, of
 * which GBK is a part.
 *
 * @param mark the length of the byte order mark
 */
record CsvEncoding(Charset charset, int mark) {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int CHUNK = 64 * 1024;

    /** {@code named} is the encoding of the mapping; without one the file is read once to detect it. */
    static CsvEncoding of(TableSource file, @Nullable Charset named) throws IOException {
        var marked = marked(file);
        if (named != null) {
            boolean same = marked.isPresent() && marked.get().charset().equals(named);
            return same ? marked.get() : new CsvEncoding(named, 0);
        } else if (marked.isPresent()) {
            return marked.get();
        }
        boolean other = !isAll(file, StandardCharsets.UTF_8) && isAll(file, GB18030);
        return new CsvEncoding(other ? GB18030 : StandardCharsets.UTF_8, 0);
    }

    private static Optional<CsvEncoding> marked(TableSource file) throws IOException {
        try (InputStream in = file.open()) {
            var start = HexFormat.of().formatHex(in.readNBytes(3));
            if (start.equals("efbbbf")) {
                return Optional.of(new CsvEncoding(StandardCharsets.UTF_8, 3));
            } else if (start.startsWith("fffe")) {
                return Optional.of(new CsvEncoding(StandardCharsets.UTF_16LE, 2));
            } else if (start.startsWith("feff")) {
                return Optional.of(new CsvEncoding(StandardCharsets.UTF_16BE, 2));
            }
            return Optional.empty();
        }
    }

    /** A decoder made by hand reports what a reader would replace. */
    private static boolean isAll(TableSource file, Charset charset) throws IOException {
        try (Reader text = new InputStreamReader(file.open(), charset.newDecoder())) {
            var chunk = new char[CHUNK];
            int read = 0;
            while (read >= 0) {
                read = text.read(chunk);
            }
            return true;
        } catch (CharacterCodingException notThis) {
            return false;
        }
    }

    /** The text; what is not written so becomes U+FFFD, and only those rows are refused. */
    BufferedReader text(TableSource file) throws IOException {
        InputStream in = file.open();
        in.skipNBytes(mark);
        return new BufferedReader(new InputStreamReader(in, charset), CHUNK);
    }

    /** Such as {@code UTF-8 BOM}. */
    String form() {
        return charset.name() + (mark > 0 ? " BOM" : "");
    }
}
