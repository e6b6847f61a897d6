package org.caseledger.query.casefile;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.NoteWritten;
import org.caseledger.query.views.Recorded;

/** An internal note of a case: its author and time, its text, and whom it mentions. */
public record CaseNote(long position, Actor by, Instant at, String text, List<String> people, List<UnitId> units) {
    /** The notes of a case, the newest first. */
    public static List<CaseNote> of(CaseFile file) {
        return file.events().stream()
                .filter(recorded -> recorded.event() instanceof NoteWritten)
                .map(recorded -> of(recorded, (NoteWritten) recorded.event()))
                .sorted((a, b) -> Long.compare(b.position(), a.position()))
                .toList();
    }

    private static CaseNote of(Recorded recorded, NoteWritten note) {
        return new CaseNote(recorded.position(), recorded.actor(), note.at(), note.text(), note.people(), note.units());
    }
}
