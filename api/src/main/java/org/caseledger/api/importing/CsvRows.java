package org.caseledger.api.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lombok.Getter;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * A CSV file, read as it is needed. Records are cut out line by line before they are parsed, so that a quote that never
 * ends spoils its own line and not the rest of the file.
 */
final class CsvRows implements Rows {
    /** A cell with more line breaks than this is taken for a quote that never ends. */
    private static final int LONGEST_RECORD = 2_000;

    private final TableSource file;
    private final TableForm form;
    private final CSVFormat format;
    private final CsvEncoding encoding;

    @Getter
    private final Header header;

    CsvRows(TableSource file, TableForm form) throws IOException {
        this.file = file;
        this.form = form;
        this.format = CSVFormat.DEFAULT.builder().setDelimiter(form.delimiter()).get();
        this.encoding = CsvEncoding.of(file, form.encoding());
        try (CsvLines lines = new CsvLines(file, encoding.text(file))) {
            if (lines.isEmpty()) {
                throw new LabelledException(Text.format("文件是空的：%s", "the file is empty: %s", file.name()));
            }
            this.header = header(lines);
        }
    }

    private Header header(CsvLines lines) throws IOException {
        skipToHeader(lines);
        if (lines.isEmpty()) {
            throw new LabelledException(Text.format(
                    "文件没有第 %d 行（header-row）：%s",
                    "the file has no row %d (header-row): %s", form.headerRow(), file.name()));
        }
        return Header.of(parse(lines.take(recordLength(lines)))
                .orElseThrow(
                        () -> new LabelledException(Text.format("表头读不了：%s", "the header is broken: %s", file.name()))));
    }

    private void skipToHeader(CsvLines lines) throws IOException {
        for (int row = 1; row < form.headerRow() && !lines.isEmpty(); row++) {
            lines.take(recordLength(lines));
        }
    }

    @Override
    public String form() {
        return "CSV, " + encoding.form();
    }

    @Override
    public void forEach(Consumer<TableLine> each) {
        try (CsvLines lines = new CsvLines(file, encoding.text(file))) {
            skipToHeader(lines);
            lines.take(recordLength(lines));
            long number = form.headerRow();
            while (!lines.isEmpty()) {
                file.limits().rows(file.name(), ++number);
                next(number, lines, each);
            }
        } catch (IOException e) {
            throw new LabelledException(Text.format("读不了文件：%s", "cannot read the file: %s", file.name()), e);
        }
    }

    private void next(long number, CsvLines lines, Consumer<TableLine> each) throws IOException {
        int length = recordLength(lines);
        String text = lines.peek(length);
        Optional<List<String>> cells = parse(text);
        lines.drop(cells.isEmpty() ? 1 : length);
        if (cells.isEmpty()) {
            each.accept(
                    Reject.record(number, new Text("引号不成对或位置不对", "a quote is not closed, or stands where it may not")));
        } else if (!text.isBlank()) {
            each.accept(header.row(number, cells.get()));
        }
    }

    /** How many lines the next record has; one, where its quote does not end. */
    private int recordLength(CsvLines lines) throws IOException {
        boolean inside = false;
        int length = 0;
        long characters = 0;
        while (length < LONGEST_RECORD && characters <= TableLimits.LINE && lines.has(length + 1)) {
            characters += lines.line(length).length();
            inside = endsInsideQuotes(lines.line(length), inside);
            length++;
            if (!inside) {
                return length;
            }
        }
        return 1;
    }

    /** A quote opens a cell only at the cell's start; within quotes two of them are one. */
    private boolean endsInsideQuotes(String line, boolean inside) {
        boolean cellStart = !inside;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (inside && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                i++;
            } else if (inside) {
                inside = c != '"';
            } else {
                inside = c == '"' && cellStart;
                cellStart = c == form.delimiter();
            }
        }
        return inside;
    }

    /** Empty when the text is not one whole record. */
    private Optional<List<String>> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(List.of());
        }
        try (CSVParser parser = CSVParser.parse(text, format)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() != 1) {
                return Optional.empty();
            }
            List<String> cells = new ArrayList<>(records.get(0).toList());
            file.limits().columns(file.name(), cells.size());
            return Optional.of(cells);
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            return Optional.empty();
        }
    }
}
