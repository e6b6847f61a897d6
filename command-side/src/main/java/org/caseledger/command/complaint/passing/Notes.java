package org.caseledger.command.complaint.passing;

import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Instant;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ForeignCase;
import org.caseledger.passing.ShownEvent;
import org.jspecify.annotations.Nullable;

/** What the notes of other offices show. */
final class Notes {
    private Notes() {}

    static void mustBePossible(DecisionContext context) {
        Guards.require(!context.office().others().offices().isEmpty(), Rule.OTHER_OFFICES);
    }

    static ShownEvent shown(String note, DecisionContext context) {
        return context.office().others().shown(pasted(note)).orElseThrow(() -> new Refused(Rule.NOTE_VERIFIED));
    }

    static ForeignCase caseOf(ShownEvent shown) {
        return new ForeignCase(shown.office(), shown.log(), shown.caseId(), shown.position());
    }

    /** Whether this authority is a registered office, and another one than that. */
    static boolean isOfAnother(@Nullable String authority, String office, DecisionContext context) {
        return !office.equals(authority)
                && context.office().others().offices().stream()
                        .anyMatch(known -> known.title().equals(authority));
    }

    /** A time that was typed is not before what the note shows; clocks of offices may differ. */
    static void mustBeBefore(@Nullable Instant typed, ShownEvent shown) {
        var there = shown.event() instanceof Act act ? act.occurred().at() : null;
        Guards.require(
                typed == null || there == null || !typed.isBefore(there.truncatedTo(SECONDS)),
                Rule.NOT_BEFORE_THE_NOTE,
                there == null ? "" : Guards.minute(there));
    }

    /** What was pasted into a form has other ends of lines, and none at the end. */
    private static String pasted(String note) {
        return note.replace("\r\n", "\n").strip() + "\n";
    }
}
