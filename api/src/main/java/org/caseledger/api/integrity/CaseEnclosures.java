package org.caseledger.api.integrity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.api.web.uploads.UploadBudget;
import org.caseledger.casefile.EnclosedFile;
import org.caseledger.casefile.Enclosures;
import org.caseledger.casefile.FileStanding;
import org.caseledger.casefile.NamedFile;
import org.caseledger.casefile.OpenedText;
import org.caseledger.casefile.SealedText;
import org.caseledger.casefile.Withheld;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.NoteWritten;
import org.caseledger.tlog.NoteSignature;
import org.caseledger.vault.KeyDestroyed;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.SaltedText;
import org.caseledger.vault.SealBroken;
import org.caseledger.vault.SealedFiles;
import org.caseledger.vault.Vault;

/** What the ledger puts into the case file of a case; a file is opened when it is written. */
final class CaseEnclosures implements Enclosures {
    private static final String NOTE = EventCodec.nameOf(NoteWritten.class);
    private static final Set<String> HANDED_OUT = Set.of("PDF", "OFD");
    private static final Set<SealedField> ANY = EnumSet.allOf(SealedField.class);

    private final CaseId caseId;
    private final boolean destroyed;
    private final OpenedParts opened;
    private final Vault vault;
    private final OfficialTexts texts;
    private final SealedFiles files;
    private final UploadBudget room;
    private final Map<String, SealedFiles.StoredFile> stored;
    private final Papers papers;

    /** How due times were counted, what was done in words, what the office asks for, and what signs the list. */
    record Papers(
            Optional<String> deadlines,
            Optional<String> course,
            String policy,
            Function<String, Optional<NoteSignature>> signature) {}

    CaseEnclosures(
            CaseId caseId,
            boolean destroyed,
            OpenedParts opened,
            Vault vault,
            OfficialTexts texts,
            SealedFiles files,
            UploadBudget room,
            Papers papers) {
        this.caseId = caseId;
        this.destroyed = destroyed;
        this.opened = opened;
        this.vault = vault;
        this.texts = texts;
        this.files = files;
        this.room = room;
        this.papers = papers;
        this.stored = files.of(caseId).stream().collect(Collectors.toMap(SealedFiles.StoredFile::sha256, one -> one));
    }

    /** It is shown to strangers: of internal notes it has what proves them, not what they say. */
    @Override
    public List<OpenedText> opened(StoredEvent event) {
        if (event.type().equals(NOTE)) {
            return List.of();
        }
        var told = new ArrayList<SaltedText>(texts.disclosed(event.payload()));
        for (var sealed : opened.texts()) {
            if (event.payload().contains("\"" + sealed.ciphertext() + "\"")) {
                disclosed(sealed).ifPresent(told::add);
            }
        }
        return told.stream()
                .map(t -> new OpenedText(t.digest(), t.salt(), t.text()))
                .toList();
    }

    private Optional<SaltedText> disclosed(Sealed sealed) {
        try {
            return vault.disclose(caseId, sealed, ANY);
        } catch (KeyDestroyed | SealBroken e) {
            // Not disclosed: the file says that it cannot be opened.
            return Optional.empty();
        }
    }

    @Override
    public Withheld why(StoredEvent event, SealedText text) {
        if (event.type().equals(NOTE)) {
            return Withheld.NOTE;
        }
        boolean personal = SealedField.labelled(text.field()).isPresent();
        if (destroyed || !personal) {
            return Withheld.UNREADABLE;
        } else if (!opened.texts().contains(new Sealed(text.written()))) {
            return Withheld.SEALED;
        }
        return text.digest() == null ? Withheld.UNPROVABLE : Withheld.UNREADABLE;
    }

    @Override
    public Set<String> redacted() {
        return opened.redacted();
    }

    @Override
    public void file(NamedFile named, EnclosedFile.Taking taking) throws IOException {
        var kept = stored.get(named.sha256());
        if (destroyed) {
            taking.take(EnclosedFile.not(FileStanding.DESTROYED));
        } else if (kept == null) {
            taking.take(EnclosedFile.not(FileStanding.MISSING));
        } else if (named.isDocument() ? !opened.documents() : !opened.evidence()) {
            taking.take(EnclosedFile.not(FileStanding.APART));
        } else if (named.format() != null && !HANDED_OUT.contains(named.format())) {
            taking.take(EnclosedFile.not(FileStanding.FORM));
        } else {
            open(kept, taking);
        }
    }

    private void open(SealedFiles.StoredFile kept, EnclosedFile.Taking taking) throws IOException {
        var taken = room.take(kept.bytes());
        try {
            var file = contents(kept);
            taken.keepOne();
            taking.take(file);
        } finally {
            taken.leave();
        }
    }

    private EnclosedFile contents(SealedFiles.StoredFile kept) {
        try {
            return files.open(caseId, kept.sha256())
                    .map(bytes -> EnclosedFile.of(kept.suffix(), bytes))
                    .orElse(EnclosedFile.not(FileStanding.MISSING));
        } catch (SealBroken e) {
            return EnclosedFile.not(FileStanding.CHANGED);
        } catch (KeyDestroyed e) {
            return EnclosedFile.not(FileStanding.DESTROYED);
        }
    }

    /** None for a redacted copy: the sheet may contain redacted texts, such as the evidence of a suspension. */
    @Override
    public Optional<String> deadlines() {
        return opened.redacted().isEmpty() ? papers.deadlines() : Optional.empty();
    }

    /** Its words are those that a redacted copy leaves out. */
    @Override
    public Optional<String> course() {
        return opened.redacted().isEmpty() ? papers.course() : Optional.empty();
    }

    @Override
    public Optional<String> policy() {
        return Optional.of(papers.policy());
    }

    @Override
    public Optional<NoteSignature> signature(String list) {
        return papers.signature().apply(list);
    }
}
