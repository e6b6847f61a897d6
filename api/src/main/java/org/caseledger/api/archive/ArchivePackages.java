package org.caseledger.api.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.integrity.CaseFileAsked;
import org.caseledger.api.integrity.ProvenCaseReading;
import org.caseledger.api.papers.PaperOffice;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
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
import org.caseledger.tlog.Checkpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes archive packages of archived cases, for the head of the center: all of each case, opened, which is recorded as
 * such and as a package before anything is sent.
 */
@Component
public class ArchivePackages {
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
}
