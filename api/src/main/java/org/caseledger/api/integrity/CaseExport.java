package org.caseledger.api.integrity;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.web.uploads.UploadBudget;
import org.caseledger.casefile.CaseProofs;
import org.caseledger.casefile.Enclosures;
import org.caseledger.casefile.ProvenCase;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.history.HistoryQueries;
import org.caseledger.query.sheets.DeadlineSheets;
import org.caseledger.query.sheets.SheetText;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.SealedFiles;
import org.caseledger.vault.Vault;

/**
 * Hands out case files, which is recorded. That is no opening: personal data stays ciphertext; what officers wrote is
 * opened. What else is opened for a reader was recorded before.
 */
@RequiredArgsConstructor
public final class CaseExport {
    /** All but who read it: that would make every file another one. */
    private static final Set<CompanionStream> RECORDED_OF_IT = EnumSet.complementOf(EnumSet.of(CompanionStream.READS));

    private final CaseProofs proofs;
    private final AccessLog accesses;
    private final OfficialTexts texts;
    private final CaseFiles files;
    private final DeadlineSheets sheets;
    private final HistoryQueries history;
    private final Supplier<DisplayNames> names;
    private final Vault vault;
    private final SealedFiles kept;
    private final UploadBudget room;

    /** What the office asks for. */
    private final Supplier<String> policy;

    /** The log's of a list of files, where this node can sign. */
    private final Function<String, Optional<NoteSignature>> signature;

    /**
     * The case file, or none when there is no such case; throws {@link org.caseledger.casefile.NotSignedYet}.
     *
     * @param withOversight what was refused, opened, noticed and said to findings goes with it
     * @param actor who gets it, which is recorded first
     */
    public Optional<ProvenCase> of(CaseId caseId, boolean withOversight, Actor actor) {
        var beside = new LinkedHashMap<String, Optional<UUID>>();
        for (var stream : RECORDED_OF_IT) {
            beside.put(stream.kind(), withOversight ? Optional.of(stream.of(caseId)) : Optional.empty());
        }
        Optional<ProvenCase> made = proofs.of(caseId.value(), beside);
        made.ifPresent(file -> accesses.readOfCase(ReadKind.CASE_FILE, caseId, actor));
        return made;
    }

    /** The enclosures for a reader for whom these parts are opened. */
    public Enclosures enclosures(ProvenCase file, OpenedParts opened) {
        var last = file.lastEvent();
        var caseId = new CaseId(file.caseId());
        // As of the last event in the file, so that the same file is the same tomorrow.
        var then = files.at(caseId, last.position());
        return new CaseEnclosures(
                caseId,
                then.filter(of -> of.retention().destroyed()).isPresent(),
                opened,
                vault,
                texts,
                kept,
                room,
                new CaseEnclosures.Papers(
                        then.map(of -> SheetText.of(sheets.of(of, last.recordedAt()))),
                        then.map(of -> CourseText.of(of.receipt().number(), history.ofCase(of), names.get())),
                        policy.get(),
                        signature));
    }

    /** A name for its file: the case's id and how many records the checkpoint covers. */
    public static String fileName(ProvenCase file) {
        return "case-%s-%d.zip".formatted(file.caseId(), file.treeSize());
    }
}
