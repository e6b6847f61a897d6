package org.caseledger.api.complaints;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.AttachmentResponse;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.uploads.EvidenceFile;
import org.caseledger.api.web.uploads.EvidenceIntake;
import org.caseledger.api.web.uploads.UploadBudget;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.ComplaintCommands;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordInvestigation;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.RefusalRecorder;
import org.caseledger.command.gate.Request;
import org.caseledger.command.oversight.OversightCommand.OpenSealedParts;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAnswered;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.FactsAdded;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.SealedPart;
import org.caseledger.vault.SealedFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

/**
 * Evidence of a case: a file is sealed and kept first, then an investigation or a signature on paper names it by its
 * SHA-256, or it comes with a receipt or a report on an assistance; whoever opens what is sealed in the case can have
 * it, which is logged.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class EvidenceFiles {
    /** The most files of one case. */
    private static final int MOST = 200;

    private static final SealedPart PART = SealedPart.EVIDENCE;

    private static final String SIGNED_PAPER = "纸质签批件";

    /** The commands that name files. */
    private static final List<Class<? extends ComplaintCommand>> NAMING_FILES = ComplaintCommands.onACase().stream()
            .filter(c -> c == RecordInvestigation.class || SigningCommand.class.isAssignableFrom(c))
            .toList();

    private final CaseReading reading;
    private final SealedFiles files;
    private final UploadBudget room;
    private final EvidenceIntake intake;
    private final AvailableCommands available;
    private final RefusalRecorder refusals;
    private final CommandGate gate;

    /** A file that is kept, as an investigation then names it. */
    public record Kept(String name, String sha256, long bytes) {}

    /**
     * A piece of evidence as it was recorded, the pieces of a case counted from 1; {@code bytes} is the size of its
     * file, null where none is kept.
     */
    public record Piece(
            int number,
            String name,
            @Nullable String sha256,
            @Nullable Long bytes,
            long position,
            Instant recordedAt) {}

    /**
     * Keeps a file, for whoever may record an investigation of the case or sign in it now; mistakes in it are reported
     * at that field.
     */
    Kept keep(CaseId caseId, String field, MultipartFile file, Actor actor) {
        var of = reading.known(caseId, actor);
        mustNameFiles(of, actor);
        if (file.getSize() > EvidenceFile.LARGEST) {
            throw new MaxUploadSizeExceededException(EvidenceFile.LARGEST);
        }
        mustHaveRoom(field, files.of(of.caseId()).size() + 1);
        var taken = room.take(file.getSize());
        try {
            var sent = intake.take(field, name(file), bytes(file));
            var kept = files.keep(of.caseId(), sent.bytes(), sent.kind().suffix());
            return new Kept(sent.name(), kept.sha256(), kept.bytes());
        } finally {
            taken.leave();
        }
    }

    static void mustHaveRoom(String field, int wouldBe) {
        if (wouldBe > MOST) {
            throw new InvalidInputException(field, "一件最多保存%d个文件", "A case can keep at most %d files", MOST);
        }
    }

    private void mustNameFiles(CaseFile file, Actor actor) {
        if (NAMING_FILES.stream()
                .noneMatch(c -> available.of(file.payloads(), c, actor).refused() == null)) {
            var offer = available.of(file.payloads(), RecordInvestigation.class, actor);
            throw refusals.refuse("keep-evidence", file.caseId(), actor, offer.refused());
        }
    }

    static String name(MultipartFile file) {
        var name = file.getOriginalFilename();
        return name == null ? "" : name;
    }

    static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this person has files of the cases that he or she sees and may know. */
    public static boolean opens(Actor actor) {
        return AccessPolicy.opens(actor, PART.part());
    }

    /** Every piece of evidence, in the order in which it was recorded. */
    public List<Piece> list(CaseFile file, Actor actor) {
        return pieces(reading.known(file, actor), files.of(file.caseId()));
    }

    private static List<Piece> pieces(CaseFile file, List<SealedFiles.StoredFile> kept) {
        var pieces = new ArrayList<Piece>();
        for (var done : file.done()) {
            for (var evidence : evidence(done.act())) {
                pieces.add(new Piece(
                        pieces.size() + 1,
                        evidence.name(),
                        evidence.sha256(),
                        find(evidence.sha256(), kept)
                                .map(SealedFiles.StoredFile::bytes)
                                .orElse(null),
                        done.recorded().position(),
                        done.recorded().recordedAt()));
            }
        }
        return pieces;
    }

    private static List<Evidence> evidence(Act act) {
        if (act instanceof InvestigationRecorded investigation) {
            return investigation.evidence();
        }
        if (act instanceof ComplaintReceived receipt) {
            return Evidence.all(receipt.evidence(), List.of());
        }
        if (act instanceof AssistanceAnswered report) {
            return Evidence.all(report.evidence(), List.of());
        }
        if (act instanceof FactsAdded added) {
            return Evidence.all(added.evidence(), List.of());
        }
        var paper = act.occurred().paper();
        return paper == null ? List.of() : List.of(new Evidence(SIGNED_PAPER, paper));
    }

    private static Optional<SealedFiles.StoredFile> find(@Nullable String sha256, List<SealedFiles.StoredFile> kept) {
        return kept.stream().filter(file -> file.sha256().equals(sha256)).findFirst();
    }

    /** Takes the name and the bytes of a file that was opened. */
    interface Receiver {
        void take(String name, byte[] bytes) throws IOException;
    }

    /** Hands over the file itself; that it is opened is recorded first. */
    void open(CaseId caseId, String sha256, Actor actor, Receiver receiver) throws IOException {
        var file = reading.known(caseId, actor);
        var all = files.of(file.caseId());
        var kept = find(sha256, all).orElseThrow(NotFoundException::new);
        if (!opens(actor)) {
            throw refusals.refuseOpening(file.caseId(), actor);
        }
        var piece = pieces(file, all).stream()
                .filter(p -> sha256.equals(p.sha256()))
                .findFirst();
        var part = piece.map(p -> PART.part(p.number())).orElse(PART.part());
        var through = "GET /api/complaints/%s/evidence/%s".formatted(file.caseId(), sha256);
        var taken = room.take(kept.bytes());
        try {
            gate.give(new OpenSealedParts(file.caseId(), Set.of(part), through), actor, Request.once());
            var bytes = files.open(file.caseId(), sha256).orElseThrow(NotFoundException::new);
            taken.keepOne();
            receiver.take(intake.nameToOpen(name(piece, kept), bytes), bytes);
        } finally {
            taken.leave();
        }
    }

    private static String name(Optional<Piece> piece, SealedFiles.StoredFile kept) {
        var name = piece.map(Piece::name).orElse(kept.sha256().substring(0, 12));
        var ending = "." + kept.suffix();
        return name.endsWith(ending) ? name : name + ending;
    }

    /** Evidence of a case: files are kept, listed and opened. */
    @RestController
    @Tag(name = "cases 案件")
    @RequestMapping("/api/complaints/{id}/evidence")
    @RequiredArgsConstructor
    static class EvidenceController {
        private final CaseReading reading;
        private final EvidenceFiles evidence;

        @PostMapping
        @ResponseStatus(HttpStatus.CREATED)
        ResponseEntity<Kept> keep(
                @PathVariable String id,
                @RequestParam(required = false) @Nullable MultipartFile file,
                LoggedIn person) {
            if (file == null) {
                throw new InvalidInputException("file", "请选择文件", "is missing");
            }
            var kept = evidence.keep(CaseReading.caseId(id), "file", file, person.actor());
            var address = "/api/complaints/%s/evidence/%s".formatted(id, kept.sha256());
            return ResponseEntity.created(URI.create(address)).body(kept);
        }

        @GetMapping
        List<Piece> list(@PathVariable String id, LoggedIn person) {
            var actor = person.actor();
            return evidence.list(reading.now(CaseReading.caseId(id), actor), actor);
        }

        /** The file itself, never shown by the browser but kept by whoever asked. */
        @GetMapping("/{sha256}")
        @FileResponse(MediaType.APPLICATION_OCTET_STREAM_VALUE)
        void open(@PathVariable String id, @PathVariable String sha256, LoggedIn person, HttpServletResponse response)
                throws IOException {
            evidence.open(
                    CaseReading.caseId(id),
                    sha256,
                    person.actor(),
                    (name, bytes) -> AttachmentResponse.file(response, name, bytes));
        }
    }
}
