package org.caseledger.api.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.caseledger.api.sheets.CsvFile;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.process.Trace;

/** Writes traces as CSV, a line for each step, under the names that XES has for them. */
public final class CsvLog {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(WorkCalendar.ZONE);

    private final CSVPrinter csv;
    private final ResourceNames resources;

    public CsvLog(OutputStream to, ResourceNames resources) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
        writer.write(CsvFile.BYTE_ORDER_MARK);
        this.csv = new CSVPrinter(writer, CSVFormat.RFC4180);
        this.resources = resources;
    }

    /** The names of the columns. */
    public void begin() throws IOException {
        csv.printRecord(
                "case:concept:name",
                "case:number",
                "case:kind",
                "case:channel",
                "case:procedure",
                "case:source",
                "case:judged",
                "concept:name",
                "concept:instance",
                "time:timestamp",
                "lifecycle:transition",
                "org:resource",
                "org:role",
                "org:group",
                "recorded");
    }

    /** One case. */
    public void trace(Trace trace) throws IOException {
        for (var step : trace.steps()) {
            csv.printRecord(CsvFile.guarded(Arrays.asList(
                    trace.caseId(),
                    trace.receipt().number(),
                    trace.receipt().kind(),
                    trace.receipt().channel(),
                    trace.receipt().procedure(),
                    trace.receipt().occurred().source(),
                    trace.judged(),
                    step.activity(),
                    step.position(),
                    TIME.format(step.at()),
                    "complete",
                    resources.of(step.by().person()),
                    step.by().role(),
                    step.by().unit(),
                    TIME.format(step.recordedAt()))));
        }
    }

    /** What is left to write. */
    public void end() throws IOException {
        csv.flush();
    }
}
