package org.caseledger.api.dossier;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.apache.pdfbox.Loader;
import org.caseledger.api.complaints.EvidenceFiles;
import org.caseledger.api.papers.CasePapers;
import org.caseledger.api.papers.IssuedPaper;
import org.caseledger.api.papers.PaperOffice;
import org.caseledger.api.web.problems.DossierTooLargeException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.uploads.EvidenceIntake;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.PaperFormat;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.SealedPart;
import org.caseledger.vault.SealedFiles;
import org.springframework.stereotype.Component;

/** Collects what is in a dossier: papers as they were issued and the evidence, in their order. */
@Component
@RequiredArgsConstructor
class DossierItems {
    /** The kinds of files, by suffix, that become pages. */
    private static final Set<String> PAGES = Set.of("pdf", "jpg", "png");

    private final CasePapers papers;
    private final EvidenceFiles evidence;
    private final EvidenceIntake intake;
    private final SealedFiles files;
    private final DossierOrder order;
    private final PaperOffice office;

    /** What goes into the dossier of a case, before it is opened. */
    record Selection(
            CaseId caseId,
            IssuedPaper cover,
            List<IssuedPaper> papers,
            List<EvidenceFiles.Piece> evidence,
            Map<String, SealedFiles.StoredFile> stored) {
        /** The parts of the case that are opened for it. */
        Set<String> parts() {
            var parts = new LinkedHashSet<String>();
            parts.add(SealedPart.PAPER.part(cover.place()));
            papers.forEach(paper -> parts.add(SealedPart.PAPER.part(paper.place())));
            evidence.stream()
                    .filter(this::becomesPages)
                    .forEach(piece -> parts.add(SealedPart.EVIDENCE.part(piece.number())));
            return parts;
        }

        boolean becomesPages(EvidenceFiles.Piece piece) {
            return piece.bytes() != null
                    && PAGES.contains(stored.get(piece.sha256()).suffix());
        }

        /** How many bytes are opened for it. */
        long bytes() {
            var opened = new HashSet<String>(cover.files().values());
            papers.forEach(paper -> opened.addAll(paper.files().values()));
            evidence.stream().filter(this::becomesPages).forEach(p -> opened.add(p.sha256()));
            return opened.stream()
                    .map(stored::get)
                    .filter(file -> file != null && !file.suffix().equals("docx"))
                    .mapToLong(SealedFiles.StoredFile::bytes)
                    .sum();
        }
    }

    /** The selection under the cover that was issued at a position; a file is taken once. */
    Selection select(CaseFile file, long cover, Actor actor) {
        var issued = papers.list(file);
        var first = issued.stream().filter(p -> p.position() == cover).findFirst();
        var others = issued.stream()
                .filter(paper -> paper.position() != cover)
                .sorted(Comparator.comparingInt(paper -> order.of(paper.kind())))
                .toList();
        var seen = new HashSet<String>();
        var pieces = evidence.list(file, actor).stream()
                .filter(piece -> piece.sha256() == null || seen.add(piece.sha256()))
                .toList();
        var stored = files.of(file.caseId()).stream().collect(Collectors.toMap(SealedFiles.StoredFile::sha256, f -> f));
        return new Selection(file.caseId(), first.orElseThrow(NotFoundException::new), others, pieces, stored);
    }

    /** The items in order; throws {@link DossierTooLargeException} for more pages than it has. */
    List<Item> open(Selection selection) throws IOException {
        var items = new ArrayList<Item>();
        int pages = 0;
        var evidenceWaits = true;
        for (var paper : selection.papers()) {
            if (evidenceWaits && order.of(paper.kind()) > order.ofEvidence()) {
                pages = evidence(selection, items, pages);
                evidenceWaits = false;
            }
            pages = add(paper(selection.caseId(), paper), items, pages);
        }
        if (evidenceWaits) {
            evidence(selection, items, pages);
        }
        return items;
    }

    private int evidence(Selection selection, List<Item> items, int before) {
        int pages = before;
        for (var piece : selection.evidence()) {
            pages = add(evidence(selection, piece), items, pages);
        }
        return pages;
    }

    private static int add(Item item, List<Item> items, int before) {
        items.add(item);
        int pages = before + item.content().pages();
        if (pages > Dossier.MOST_PAGES) {
            throw new DossierTooLargeException(Dossier.MOST_PAGES, Dossier.LARGEST);
        }
        return pages;
    }

    private Item paper(CaseId caseId, IssuedPaper paper) throws IOException {
        return new Item(
                paper.number(),
                office.name(),
                paper.kind().zh(),
                day(paper.issuedAt()),
                paper.files().get(PaperFormat.PDF),
                issued(caseId, paper));
    }

    /** The files of a paper as they were issued. */
    Content.Issued issued(CaseId caseId, IssuedPaper paper) throws IOException {
        var pdf = open(caseId, paper.files().get(PaperFormat.PDF));
        var ofd = open(caseId, paper.files().get(PaperFormat.OFD));
        try (var document = Loader.loadPDF(pdf)) {
            return new Content.Issued(pdf, ofd, document.getNumberOfPages());
        }
    }

    private Item evidence(Selection selection, EvidenceFiles.Piece piece) {
        var sha256 = piece.bytes() == null ? null : piece.sha256();
        Content content;
        if (sha256 == null) {
            content = new Content.Apart("未上传电子文件");
        } else if (selection.becomesPages(piece)) {
            content = content(selection.caseId(), selection.stored().get(sha256));
        } else {
            content = new Content.Apart("该格式不能编入");
        }
        return new Item("", "", piece.name(), day(piece.recordedAt()), sha256, content);
    }

    private Content content(CaseId caseId, SealedFiles.StoredFile file) {
        var bytes = open(caseId, file.sha256());
        if (!file.suffix().equals("pdf")) {
            return EvidencePicture.of(bytes, file.suffix());
        }
        return intake.hides(bytes) ? new Content.Apart("PDF已加密或以特殊方式压缩") : EvidenceDocument.of(bytes);
    }

    private byte[] open(CaseId caseId, String sha256) {
        return files.open(caseId, sha256).orElseThrow(NotFoundException::new);
    }

    /** The day of the office. */
    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, WorkCalendar.ZONE);
    }
}
