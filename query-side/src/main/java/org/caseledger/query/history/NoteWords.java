package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.complaint.NoteWritten;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;

/** That an internal note was written, and whom it mentions; its text is no part of the history. */
final class NoteWords {

    private NoteWords() {}

    static Text of(NoteWritten note, DisplayNames names) {
        var mentioned = Stream.concat(
                        note.people().stream().map(names::ofPerson),
                        note.units().stream().map(unit -> names.of(unit)))
                .collect(Collectors.joining(", "));
        return mentioned.isEmpty()
                ? new Text("写内部批注", "Internal note written")
                : format("写内部批注，提醒：%s", "Internal note written, mentioning %s", mentioned);
    }
}
