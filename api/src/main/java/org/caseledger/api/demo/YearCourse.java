package org.caseledger.api.demo;

import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Random;
import org.caseledger.api.demo.Steps.Step;
import org.caseledger.api.security.Person;
import org.caseledger.command.complaint.closing.ClosingCommand.ArchiveComplaint;
import org.caseledger.events.complaint.DossierPart;
import org.jspecify.annotations.Nullable;

/** How far a case of the sample year has come, how fast it goes, and what is in its dossier. */
final class YearCourse {

    private final Script script;
    private final WorkTime time;
    private final Random dice;
    private final double pace;
    private final EnumSet<DossierPart> filed = EnumSet.of(DossierPart.REGISTRATION_FORM, DossierPart.FEEDBACK_RECORD);
    private Instant at;

    /** It goes on from then; a pace of 2 takes twice as long as one of 1. */
    YearCourse(Script script, WorkTime time, Instant at, double pace, Random dice) {
        this.script = script;
        this.time = time;
        this.at = at;
        this.pace = pace;
        this.dice = dice;
    }

    boolean chance(int ofHundred) {
        return dice.nextInt(100) < ofHundred;
    }

    Random dice() {
        return dice;
    }

    /** A person acts after a number of working minutes, scaled by the pace of the case. */
    YearCourse then(int from, int to, Person who, Step step) {
        at = time.after(at, (int) ((from + dice.nextInt(to - from + 1)) * pace));
        script.step(at, who, step);
        return this;
    }

    void file(DossierPart part) {
        filed.add(part);
    }

    /** Whether it has come so far. */
    boolean isBefore(Instant then) {
        return at.isBefore(then);
    }

    /** Whether so many minutes more lead beyond that; it then waits until then. */
    boolean waitsBeyond(Instant then, int minutes) {
        boolean late =
                at.isAfter(then) || time.after(at, (int) (minutes * pace)).isAfter(then);
        if (late && at.isBefore(then)) {
            at = then;
        }
        return late;
    }

    /** So many minutes of work after an instant. */
    Instant after(Instant then, int minutes) {
        return time.after(then, minutes);
    }

    /** Archived with what is in its dossier. */
    void archive(Person who, @Nullable String notSatisfied) {
        var missing = new EnumMap<DossierPart, String>(DossierPart.class);
        EnumSet.complementOf(filed).forEach(part -> missing.put(part, "按办理方式不产生该材料"));
        then(450, 2_400, who, (id, then) -> new ArchiveComplaint(id, filed, missing, notSatisfied, null, null));
    }
}
