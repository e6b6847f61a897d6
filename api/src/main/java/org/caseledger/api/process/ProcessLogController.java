package org.caseledger.api.process;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;
import lombok.RequiredArgsConstructor;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.caseledger.api.process.ProcessMining.Months;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.sheets.CsvFile;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.process.ProcessQueries.ProcessFilter;
import org.caseledger.query.process.Trace;
import org.caseledger.query.process.Traces;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The log of what happened to cases, for tools that mine processes; streamed, however long. */
@RestController
@Tag(name = "process 过程")
@RequestMapping("/api/process")
@RequiredArgsConstructor
class ProcessLogController {
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

    private final ProcessMining process;
    private final Traces traces;
    private final Vault vault;
    private final AccessLog accesses;

    /** XES (IEEE 1849-2016). */
    @GetMapping(path = "/xes", produces = "application/xml")
    void xes(
            Months months,
            @Nullable Boolean anonymous,
            @Nullable Long after,
            LoggedIn person,
            HttpServletResponse response)
            throws IOException {
        var asked = asked("XES", months, anonymous, after, person);
        AttachmentResponse.stream(response, "process.xes", "application/xml;charset=UTF-8", to -> {
            try {
                var log = new XesLog(to, asked.resources());
                log.begin();
                traces.<XMLStreamException>each(asked.filter(), log::trace);
                log.end();
            } catch (XMLStreamException e) {
                throw new IOException(e);
            }
        });
    }

    /** OCEL 2.0 as JSON. */
    @GetMapping(path = "/ocel", produces = "application/json")
    void ocel(
            Months months,
            @Nullable Boolean anonymous,
            @Nullable Long after,
            LoggedIn person,
            HttpServletResponse response)
            throws IOException {
        var asked = asked("OCEL", months, anonymous, after, person);
        AttachmentResponse.stream(
                response,
                "process.ocel.json",
                "application/json;charset=UTF-8",
                to -> write(asked, new OcelJson(to, TEMPORARY)));
    }

    /** Of which cases, and by which names. */
    private record Asked(ProcessFilter filter, ResourceNames resources) {}

    /** Lets this person have the log in a form, which is recorded. */
    private Asked asked(
            String form, Months months, @Nullable Boolean anonymous, @Nullable Long after, LoggedIn person) {
        var filter = process.asked(months, after, person.actor());
        var resources = resources(anonymous, person);
        accesses.read(ReadKind.PROCESS_LOG, form, person.actor());
        return new Asked(filter, resources);
    }

    private void write(Asked asked, OcelFile made) throws IOException {
        try (var file = made) {
            traces.<IOException>each(asked.filter(), new OcelLog(file, asked.resources())::trace);
            file.finish();
        }
    }

    /** A line for each step. */
    @GetMapping(path = "/csv", produces = "text/csv")
    void csv(
            Months months,
            @Nullable Boolean anonymous,
            @Nullable Long after,
            LoggedIn person,
            HttpServletResponse response)
            throws IOException {
        var asked = asked("CSV", months, anonymous, after, person);
        AttachmentResponse.stream(response, "process.csv", AttachmentResponse.CSV, to -> {
            var log = new CsvLog(to, asked.resources());
            log.begin();
            traces.<IOException>each(asked.filter(), log::trace);
            log.end();
        });
    }

    /** Names are for those who oversee, and only when they ask for them as they are. */
    private ResourceNames resources(@Nullable Boolean anonymous, LoggedIn person) {
        boolean named = AccessPolicy.oversees(person.actor()) && !Boolean.TRUE.equals(anonymous);
        if (named) {
            return ResourceNames.named();
        }
        // Asked for before anything is sent: without the master key there are no pseudonyms.
        var pseudonyms = ResourceNames.pseudonyms(vault);
        pseudonyms.of(person.actor().person());
        return pseudonyms;
    }

    /** Writes traces as CSV, a line for each step, under the names that XES has for them. */
    public static final class CsvLog {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(WorkCalendar.ZONE);

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
}
