package org.caseledger.api.importing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The rows that could not be taken: row, column and reason, as CSV that spreadsheets open. */
public final class RejectsFile implements AutoCloseable {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader("行 row", "列 column", "原因", "reason")
            .get();

    private final CSVPrinter printer;

    /** Begins the file; spreadsheets tell UTF-8 by its byte order mark. */
    public RejectsFile(Path file) throws IOException {
        this(Files.newOutputStream(file));
    }

    /** The same, written somewhere else. */
    public RejectsFile(OutputStream to) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        writer.write('\ufeff');
        printer = new CSVPrinter(writer, FORMAT);
    }

    /** Adds one. */
    public void add(Reject reject) {
        try {
            printer.printRecord(reject.row(), reject.column(), reject.zh(), reject.en());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
