package org.caseledger.api.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** The records of a table, whatever form its file has: CSV in UTF-8 or GB18030, or XLSX. */
public interface Rows {
    /** The form that was found, such as {@code CSV, GB18030}. */
    String form();

    /** What else is in the file and is not read: the other sheets of a workbook. */
    default List<String> others() {
        return List.of();
    }

    Header header();

    /** The names in the header, each once. */
    default List<String> columns() {
        return header().columns();
    }

    /** Those that several columns have, so that none of them can be meant by it. */
    default List<String> repeated() {
        return header().repeated();
    }

    /** Gives every record below the header, in order; a broken one as a {@link Reject}. */
    void forEach(Consumer<TableLine> each);

    /**
     * The table of a file; a {@link LabelledException} when it cannot be read as any of the forms, or holds more than a
     * table may.
     */
    static Rows open(Path file) {
        return open(file, TableForm.FOUND);
    }

    /** As above, for a file whose form a mapping describes. */
    static Rows open(Path file, TableForm form) {
        return open(TableSource.of(file), form, file.toString());
    }

    /** The same of what was sent, within narrower limits. */
    static Rows open(byte[] sent) {
        return new WholeRows(open(TableSource.of(sent, TableLimits.SENT), TableForm.FOUND, ""));
    }

    /** Whether what was sent is packed as a workbook, or one of an earlier Excel, and no text. */
    static boolean isWorkbook(byte[] sent) {
        var start = HexFormat.of().formatHex(sent, 0, Math.min(4, sent.length));
        return isPacked(start) || isOfEarlierExcel(start);
    }

    /** The same of cases of another system, about which a mapping says how they are written. */
    static Rows openHistory(byte[] sent, TableForm form) {
        return open(TableSource.of(sent, TableLimits.SENT_HISTORY), form, "");
    }

    /** Only the first lines of this table; the others are still read, so that broken ones are reported. */
    default Rows first(int lines) {
        return new FirstRows(this, lines);
    }

    private static Rows open(TableSource file, TableForm form, String name) {
        try {
            file.limits().bytes(file.name(), file.size());
            String start = firstBytes(file);
            if (isPacked(start)) {
                return XlsxRows.open(file, form);
            }
            if (isOfEarlierExcel(start) && isEncrypted(file)) {
                throw new LabelledException(Text.format(
                        "%s 设有打开密码，请在 Excel 中取消密码后另存为 .xlsx 或 CSV",
                        "%s is encrypted with a password: save it as .xlsx or CSV without" + " one", file.name()));
            }
            if (isOfEarlierExcel(start)) {
                throw new LabelledException(Text.format(
                        "%s 是旧版 Excel（.xls），请另存为 .xlsx 或 CSV",
                        "%s is an old Excel file (.xls): save it as .xlsx or CSV", file.name()));
            }
            if (name.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
                throw XlsxRows.notOne(file, null);
            }
            return new CsvRows(file, form);
        } catch (IOException e) {
            throw new LabelledException(Text.format("读不了文件：%s", "cannot read the file: %s", file.name()), e);
        }
    }

    private static boolean isPacked(String start) {
        return start.startsWith("504b");
    }

    private static boolean isOfEarlierExcel(String start) {
        return start.startsWith("d0cf11e0");
    }

    /** Whether the container is that of a workbook with a password, and no workbook itself. */
    private static boolean isEncrypted(TableSource file) {
        try (var container = new POIFSFileSystem(file.open())) {
            return container.getRoot().hasEntry(Decryptor.DEFAULT_POIFS_ENTRY);
        } catch (IOException | RuntimeException broken) {
            return false; // an old workbook that is damaged, or too large to look into
        }
    }

    private static String firstBytes(TableSource file) throws IOException {
        try (InputStream in = file.open()) {
            return HexFormat.of().formatHex(in.readNBytes(4));
        }
    }
}
