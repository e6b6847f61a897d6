package org.caseledger.api.dossier;

import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.commons.codec.digest.DigestUtils;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.complaints.EvidenceFiles;
import org.caseledger.api.complaints.SealedOpenings;
import org.caseledger.api.papers.PaperFont;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.problems.DossierTooLargeException;
import org.caseledger.api.web.uploads.UploadBudget;
import org.caseledger.command.gate.RefusalRecorder;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.SealedPart;
import org.caseledger.text.Text;
import org.springframework.stereotype.Component;

/**
 * Puts the dossier of an archived case together, anew at each request, with the same bytes from the same contents: who
 * takes it and its SHA-256 are recorded before the answer.
 */
@Component
class Dossiers {
    private static final String ATTEMPT = "download-dossier";
    private static final Text WORD = new Text("导出电子卷宗", "download the dossier");

    private final CaseReading reading;
    private final DossierItems items;
    private final SealedOpenings openings;
    private final RefusalRecorder refusals;
    private final AccessLog accesses;
    private final UploadBudget room;
    private final PaperFont font;

    Dossiers(
            CaseReading reading,
            DossierItems items,
            SealedOpenings openings,
            RefusalRecorder refusals,
            AccessLog accesses,
            UploadBudget room,
            PaperFont font) {
        // Pictures are decoded in memory: no content of a case may be unsealed on the disk.
        ImageIO.setUseCache(false);
        this.reading = reading;
        this.items = items;
        this.openings = openings;
        this.refusals = refusals;
        this.accesses = accesses;
        this.room = room;
        this.font = font;
    }

    /** Takes the name and the bytes of a dossier. */
    interface Receiver {
        void take(String name, byte[] bytes) throws IOException;
    }

    /** Hands over the dossier of a case to whoever opens its papers and its evidence. */
    void open(CaseId caseId, DossierFormat format, Actor actor, Receiver receiver) throws IOException {
        var file = reading.known(caseId, actor);
        if (!AccessPolicy.opens(actor, SealedPart.PAPER.part()) || !EvidenceFiles.opens(actor)) {
            throw refusals.refuseOpening(caseId, actor);
        }
        var selection = items.select(file, cover(file, actor), actor);
        if (selection.bytes() > Dossier.LARGEST) {
            throw tooLarge();
        }
        var taken = room.take(selection.bytes());
        try {
            openings.record(caseId, selection.parts(), actor);
            var bytes = format.write(dossier(file, selection), font);
            if (bytes.length > Dossier.LARGEST) {
                throw tooLarge();
            }
            var which = format + " " + DigestUtils.sha256Hex(bytes);
            accesses.readOfCase(ReadKind.ELECTRONIC_DOSSIER, caseId, which, actor);
            receiver.take("卷宗 %s.%s".formatted(number(file), format.suffix()), bytes);
        } finally {
            taken.leave();
        }
    }

    /** Where its cover was issued. */
    private long cover(CaseFile file, Actor actor) {
        var retention = file.retention();
        if (retention.outOfSight()) {
            var refused = retention.destroyed()
                    ? new Refused(Rule.CASE_DESTROYED, number(file))
                    : new Refused(Rule.CASE_SEALED_OFF, WORD);
            throw refusals.refuse(ATTEMPT, file.caseId(), actor, refused);
        }
        return file.dossierCover()
                .orElseThrow(() -> refusals.refuse(ATTEMPT, file.caseId(), actor, new Refused(Rule.DOSSIER_COVERED)))
                .recorded()
                .position();
    }

    private Dossier dossier(CaseFile file, DossierItems.Selection selection) throws IOException {
        var cover = items.issued(file.caseId(), selection.cover());
        var all = items.open(selection);
        var text = new DossierText(number(file), all, font);
        var list = text.list(cover.pages());
        int before = cover.pages() + list.size();
        before += all.stream().mapToInt(item -> item.content().pages()).sum();
        var closed = DossierItems.day(selection.cover().issuedAt());
        var note = text.note(before, missing(file), closed);
        if (before + note.size() > Dossier.MOST_PAGES) {
            throw tooLarge();
        }
        return new Dossier("卷宗 " + number(file), selection.cover().position(), cover, list, all, note);
    }

    private static Map<DossierPart, String> missing(CaseFile file) {
        return file.all(ComplaintArchived.class).stream()
                .reduce((earlier, later) -> later)
                .map(ComplaintArchived::missing)
                .orElse(Map.of());
    }

    private static String number(CaseFile file) {
        return file.receipt().number();
    }

    private static DossierTooLargeException tooLarge() {
        return new DossierTooLargeException(Dossier.MOST_PAGES, Dossier.LARGEST);
    }
}
