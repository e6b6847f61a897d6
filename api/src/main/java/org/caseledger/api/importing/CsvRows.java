package org.caseledger.api.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * A CSV file. Records are cut out line by line before they are parsed, so that a quote that never
 * ends spoils its own line and not the rest of the file.
 */
final class CsvRows implements Rows {
    /** A cell with more line breaks than this is taken for a quote that never ends. */
    private static final int LONGEST_RECORD = 2_000;

    /** So many lines has a row at the most, on the average. */
    private static final long LINES_OF_A_ROW = 4;

    private final TableSource file;
    private final List<String> lines;
    private final String encoding;
    private final Header header;
    private final int firstLine;

    private CsvRows(
            TableSource file, List<String> lines, String encoding, Header header, int firstLine) {
        this.file = file;
        this.lines = lines;
        this.encoding = encoding;
        this.header = header;
        this.firstLine = firstLine;
    }

    static CsvRows open(TableSource file) throws IOException {
        CsvText text = CsvText.of(file.bytes());
        long most = LINES_OF_A_ROW * file.limits().rows();
        List<String> lines = text.text().lines().limit(most + 1).toList();
        TableLimits.within(file.name(), lines.size(), most, "行数", "lines");
        if (lines.isEmpty()) {
            throw new LabelledException(
                    Text.format("文件是空的：%s", "the file is empty: %s", file.name()));
        }
        int end = recordEnd(lines, 0);
        List<String> names =
                parse(file, String.join("\n", lines.subList(0, end)))
                        .orElseThrow(
                                () ->
                                        new LabelledException(
                                                Text.format(
                                                        "表头读不了：%s",
                                                        "the header is broken: %s", file.name())));
        return new CsvRows(file, lines, text.encoding(), Header.of(names), end);
    }

    @Override
    public String form() {
        return "CSV, " + encoding;
    }

    @Override
    public List<String> columns() {
        return header.columns();
    }

    @Override
    public void forEach(Consumer<TableLine> each) {
        long number = 1;
        int line = firstLine;
        while (line < lines.size()) {
            file.limits().rows(file.name(), ++number);
            int end = recordEnd(lines, line);
            String text = String.join("\n", lines.subList(line, end));
            Optional<List<String>> cells = parse(file, text);
            if (cells.isEmpty()) {
                each.accept(
                        Reject.record(
                                number,
                                new Text(
                                        "引号不成对或位置不对",
                                        "a quote is not closed, or stands where it may not")));
                line++;
            } else {
                if (!text.isBlank()) {
                    each.accept(header.row(number, cells.get()));
                }
                line = end;
            }
        }
    }

    /** The line after the record's last one. */
    private static int recordEnd(List<String> lines, int start) {
        boolean inside = false;
        int last = Math.min(lines.size(), start + LONGEST_RECORD);
        for (int line = start; line < last; line++) {
            inside = endsInsideQuotes(lines.get(line), inside);
            if (!inside) {
                return line + 1;
            }
        }
        return start + 1;
    }

    /** A quote opens a cell only at the cell's start; within quotes two of them are one. */
    private static boolean endsInsideQuotes(String line, boolean inside) {
        boolean cellStart = !inside;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (inside && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                i++;
            } else if (inside) {
                inside = c != '"';
            } else {
                inside = c == '"' && cellStart;
                cellStart = c == ',';
            }
        }
        return inside;
    }

    /** Empty when the text is not one whole record. */
    private static Optional<List<String>> parse(TableSource file, String text) {
        if (text.isEmpty()) {
            return Optional.of(List.of());
        }
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.DEFAULT)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() != 1) {
                return Optional.empty();
            }
            List<String> cells = new ArrayList<>(records.get(0).toList());
            file.limits().columns(file.name(), cells.size());
            cells.forEach(cell -> file.limits().characters(file.name(), cell.length()));
            return Optional.of(cells);
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            return Optional.empty();
        }
    }
}
