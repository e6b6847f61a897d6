package org.caseledger.api.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** The records of a table, whatever form its file has: CSV in UTF-8 or GB18030, or XLSX. */
public interface Rows {

    /** The form that was found, such as {@code CSV, GB18030}. */
    String form();

    /** The names in the header. */
    List<String> columns();

    /** Gives every record below the header, in order; a broken one as a {@link Reject}. */
    void forEach(Consumer<TableLine> each);

    /** A {@link LabelledException} when the file cannot be read as any of the forms. */
    static Rows open(Path file) {
        try {
            String start = firstBytes(file);
            if (start.startsWith("504b")) {
                return XlsxRows.open(file);
            }
            if (start.startsWith("d0cf11e0")) {
                throw new LabelledException(
                        Text.format(
                                "%s 是旧版 Excel（.xls），请另存为 .xlsx 或 CSV",
                                "%s is an old Excel file (.xls): save it as .xlsx or CSV", file));
            }
            if (file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
                throw XlsxRows.notOne(file, null);
            }
            return CsvRows.open(file);
        } catch (IOException e) {
            throw new LabelledException(
                    Text.format("读不了文件：%s", "cannot read the file: %s", file), e);
        }
    }

    private static String firstBytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return HexFormat.of().formatHex(in.readNBytes(4));
        }
    }
}
