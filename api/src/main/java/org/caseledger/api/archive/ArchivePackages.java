package org.caseledger.api.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.integrity.CaseFileAsked;
import org.caseledger.api.integrity.ProvenCaseReading;
import org.caseledger.api.papers.PaperOffice;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.casefile.ArchiveZip;
import org.caseledger.casefile.TransferRow;
import org.caseledger.command.complaint.receiving.CaseNumbers;
import org.caseledger.command.gate.Office;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.events.retention.RetentionClass;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.proof.Signer;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.caseledger.tlog.Checkpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Makes archive packages of archived cases, for the head of the center: all of each case, opened, which is recorded as
 * such and as a package before anything is sent.
 */
@RestController("archive")
@Tag(name = "retention 封存与销毁")
class ArchivePackages {
    /** The most cases of one package. */
    static final int MOST = 100;

    private static final Pattern BETWEEN = Pattern.compile("[\\s,，;；]+");

    private final CaseNumbers numbers;
    private final CaseReading reading;
    private final ProvenCaseReading proven;
    private final ArchiveMetadata metadata;
    private final PaperOffice office;
    private final Office rules;
    private final AccessLog accesses;
    private final Signer signer;
    private final Clock clock;

    ArchivePackages(
            DataSource dataSource,
            CaseReading reading,
            ProvenCaseReading proven,
            ArchiveMetadata metadata,
            PaperOffice office,
            Office rules,
            AccessLog accesses,
            Signer signer,
            Clock clock) {
        this.numbers = new CaseNumbers(dataSource);
        this.reading = reading;
        this.proven = proven;
        this.metadata = metadata;
        this.office = office;
        this.rules = rules;
        this.accesses = accesses;
        this.signer = signer;
        this.clock = clock;
    }

    /** Cases that go into one package, and its name. */
    public record Made(String name, LocalDate on, List<Part> parts) {}

    /** A case of it. */
    public record Part(CaseFile file, Instant archivedAt, ProvenCaseReading.Made proven) {}

    /** Archived cases, by their ids, as one package. */
    @GetMapping("/api/archive-package")
    @FileResponse("application/zip")
    void take(
            @RequestParam(name = "case", required = false) @Nullable List<String> cases,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var made = of(cases, actor);
        AttachmentResponse.stream(response, made.name() + ".zip", "application/zip", out -> write(made, out));
    }

    /** The cases of these numbers or ids, in their order; nothing is written yet. */
    Made of(@Nullable List<String> cases, Actor actor) {
        AccessPolicy.mustArchive(actor);
        var wanted = Stream.ofNullable(cases)
                .flatMap(List::stream)
                .flatMap(BETWEEN::splitAsStream)
                .filter(one -> !one.isEmpty())
                .distinct()
                .toList();
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw new InvalidInputException("case", "请选择1至%d件", "Choose 1 to %d cases", MOST);
        }
        var files = wanted.stream()
                .map(one -> archived(reading.known(caseId(one), actor)))
                .toList();
        var parts = new ArrayList<Part>();
        for (var file : files) {
            var made = proven.of(file.caseId().toString(), CaseFileAsked.ALL, actor);
            parts.add(new Part(file, archivedAt(file), made));
        }
        var today = LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE);
        long size = parts.stream()
                .mapToLong(p -> p.proven().file().treeSize())
                .max()
                .orElse(0);
        var name = "archive-%s-%d".formatted(today.format(DateTimeFormatter.BASIC_ISO_DATE), size);
        files.forEach(file -> accesses.readOfCase(ReadKind.ARCHIVE_PACKAGE, file.caseId(), name, actor));
        return new Made(name, today, parts);
    }

    private CaseId caseId(String numberOrId) {
        return numbers.find(numberOrId).orElseGet(() -> CaseReading.caseId(numberOrId));
    }

    private static CaseFile archived(CaseFile file) {
        if (file.state() != ComplaintState.ARCHIVED || file.retention().outOfSight()) {
            throw new InvalidInputException(
                    "case",
                    "%s 没有归档，或已封存、销毁，不能移交",
                    "%s is not archived, or sealed off or destroyed: it cannot be handed over",
                    file.receipt().number());
        }
        return file;
    }

    private static Instant archivedAt(CaseFile file) {
        return file.done().stream()
                .filter(done -> done.act() instanceof ComplaintArchived)
                .reduce((earlier, later) -> later)
                .map(done -> done.recorded().recordedAt())
                .orElseThrow();
    }

    /** Writes it, a file at a time. */
    void write(Made made, OutputStream out) throws IOException {
        var zip = new ArchiveZip(out, made.name());
        for (var part : made.parts()) {
            var holds = zip.add(part.proven().file(), part.proven().enclosures());
            var kept = kept(part.file());
            var row = new TransferRow(
                    part.file().caseId().value(),
                    part.file().receipt().number(),
                    title(part.file()),
                    kept.nameZh(),
                    kept.years(),
                    day(part.archivedAt()),
                    holds);
            zip.describe(row, metadata.of(facts(part, row, kept, made)));
        }
        zip.finish(signer::attest);
    }

    private RetentionClass kept(CaseFile file) {
        return rules.retention()
                .of(file.facts().kind(), file.facts().severity())
                .asApplied();
    }

    private static String title(CaseFile file) {
        return file.receipt().number() + file.facts().kind().zh();
    }

    private Map<String, String> facts(Part part, TransferRow row, RetentionClass kept, Made made) {
        var file = part.file();
        var tree = Checkpoint.parse(part.proven().file().checkpoint().text());
        var facts = new HashMap<String, String>();
        facts.put("office", office.name());
        facts.put("year", String.valueOf(row.archivedOn().getYear()));
        facts.put("retention", row.retention());
        facts.put("years", String.valueOf(row.years()));
        facts.put("basis", kept.basis());
        facts.put("title", row.title());
        facts.put("number", row.number());
        facts.put(
                "secrecy", file.secrecy() == null ? "" : file.secrecy().ground().zh());
        facts.put("kind", file.facts().kind().zh());
        facts.put("channel", file.receipt().channel().zh());
        facts.put("received", day(file.receivedAt()).toString());
        facts.put("archived", row.archivedOn().toString());
        facts.put("packaged", made.on().toString());
        facts.put("documents", String.valueOf(row.holds().documents()));
        facts.put("evidence", String.valueOf(row.holds().evidence()));
        facts.put("absent", String.valueOf(row.holds().absent()));
        facts.put("events", String.valueOf(row.holds().events()));
        facts.put("case", row.caseId().toString());
        facts.put("manifest", row.holds().manifest());
        facts.put("log", tree.origin());
        facts.put("size", String.valueOf(tree.size()));
        facts.put("package", made.name());
        return facts;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, WorkCalendar.ZONE);
    }

    /**
     * What an archive keeps of a case besides its file: elements by the mapping of the office, or the built-in one,
     * which is read at the start; a mistake in it stops the start.
     */
    @Component
    static class ArchiveMetadata {
        /** The names of the elements. */
        static final Set<String> NAMES = Set.of(
                "office",
                "year",
                "retention",
                "years",
                "basis",
                "title",
                "number",
                "secrecy",
                "kind",
                "channel",
                "received",
                "archived",
                "packaged",
                "documents",
                "evidence",
                "absent",
                "events",
                "case",
                "manifest",
                "log",
                "size",
                "package");

        private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");
        private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

        private final Map<String, String> elements = new LinkedHashMap<>();

        ArchiveMetadata(@Value("${caseledger.archive.metadata}") String file) {
            var lines = text(file).lines().toList();
            for (int n = 0; n < lines.size(); n++) {
                var line = lines.get(n).strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    add(line, file, n + 1);
                }
            }
        }

        private void add(String line, String file, int number) {
            int equals = line.indexOf('=');
            var name = equals < 0 ? "" : line.substring(0, equals).strip();
            var value = equals < 0 ? "" : line.substring(equals + 1).strip();
            boolean known = PLACE.matcher(value).results().allMatch(p -> NAMES.contains(p.group(1)));
            if (name.isEmpty() || !known || elements.put(name, value) != null) {
                throw new LabelledException(Text.format(
                        "caseledger.archive.metadata：%s 第%d行不是“元素名 = 值”，或重名，或有未知的占位符：%s",
                        "caseledger.archive.metadata: line %2$d of %1$s is no name = value, or has a name twice or an unknown placeholder: %3$s",
                        file,
                        number,
                        line));
            }
        }

        private static String text(String file) {
            try {
                if (!file.isBlank()) {
                    return Files.readString(Path.of(file));
                }
                try (var builtIn = ArchiveMetadata.class.getResourceAsStream("/archive/metadata.txt")) {
                    if (builtIn == null) {
                        throw new IllegalStateException("missing from the program: metadata.txt");
                    }
                    return new String(builtIn.readAllBytes(), UTF_8);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The mapping " + file + " cannot be read", e);
            }
        }

        /** As XML: each element with its value, or with the mark that it is to be completed. */
        String of(Map<String, String> facts) {
            var text = new StringWriter();
            try {
                var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
                xml.writeStartDocument("UTF-8", "1.0");
                xml.writeCharacters("\n");
                xml.writeStartElement("metadata");
                for (var element : elements.entrySet()) {
                    var value = PLACE.matcher(element.getValue())
                            .replaceAll(place -> Matcher.quoteReplacement(facts.getOrDefault(place.group(1), "")));
                    xml.writeCharacters("\n  ");
                    xml.writeStartElement("element");
                    xml.writeAttribute("name", element.getKey());
                    if (value.isBlank()) {
                        xml.writeAttribute("status", "待补充");
                    }
                    xml.writeCharacters(CONTROL.matcher(value).replaceAll(" "));
                    xml.writeEndElement();
                }
                xml.writeCharacters("\n");
                xml.writeEndElement();
                xml.writeCharacters("\n");
                xml.close();
            } catch (XMLStreamException e) {
                throw new IllegalStateException(e);
            }
            return text.toString();
        }
    }
}
