package org.caseledger.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.events.inspection.InspectionEvent.InspectionAnswered;
import org.caseledger.events.inspection.InspectionEvent.InspectionPrepared;
import org.caseledger.events.inspection.InspectionEvent.InspectionRemarked;
import org.caseledger.events.inspection.InspectionEvent.InspectionSentBack;
import org.caseledger.events.inspection.InspectionEvent.InspectionSignedOff;
import org.caseledger.text.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * An inspection sheet, folded from its events. {@code digest} is what a leader signs: SHA-256 (hex) of the previous
 * digest, which is empty at first, and the stored event that extended the sheet; sign-offs and returns add nothing to
 * it. {@code answerBy} is the time until which an outstanding answer is awaited.
 */
public record InspectionSheet(
        InspectionState state,
        InspectionPrepared prepared,
        Actor preparedBy,
        List<Remark> remarks,
        List<Answer> answers,
        List<Decision> decisions,
        @Nullable Instant answerBy,
        String digest) {
    /** A remark of an inspector. */
    public record Remark(InspectionRemarked said, Actor by, Instant at) {}

    /** An answer of the unit. */
    public record Answer(String answer, Actor by, Instant at) {}

    /** A sign-off, or otherwise a return, of the sheet with that digest, and the opinion or reason. */
    public record Decision(
            boolean signed, String digest, @Nullable String words, Actor by, Instant at) {}

    /** The sheet after an event; {@code before} is null for the first event. */
    public static InspectionSheet on(@Nullable InspectionSheet before, InspectionEvent event, Actor actor, Instant at) {
        if (event instanceof InspectionPrepared e) {
            return new InspectionSheet(
                    InspectionState.PREPARED, e, actor, List.of(), List.of(), List.of(), null, digest("", e));
        } else if (before == null) {
            throw new IllegalStateException("An inspection sheet begins with its figures");
        }
        return before.next(event, actor, at);
    }

    private InspectionSheet next(InspectionEvent event, Actor actor, Instant at) {
        if (event instanceof InspectionRemarked e) {
            return grown(e, and(remarks, new Remark(e, actor, at)), answers, e.by() == null ? answerBy : e.by());
        } else if (event instanceof InspectionAnswered e) {
            return grown(e, remarks, and(answers, new Answer(e.answer(), actor, at)), null);
        } else if (event instanceof InspectionSentBack e) {
            return decided(InspectionState.SENT_BACK, new Decision(false, e.digest(), e.reason(), actor, at));
        } else if (event instanceof InspectionSignedOff e) {
            return decided(InspectionState.SIGNED_OFF, new Decision(true, e.digest(), e.opinion(), actor, at));
        }
        throw new IllegalStateException("An inspection sheet is prepared once");
    }

    private InspectionSheet grown(
            InspectionEvent by, List<Remark> withRemarks, List<Answer> withAnswers, @Nullable Instant awaited) {
        return new InspectionSheet(
                InspectionState.PREPARED,
                prepared,
                preparedBy,
                withRemarks,
                withAnswers,
                decisions,
                awaited,
                digest(digest, by));
    }

    private InspectionSheet decided(InspectionState as, Decision decision) {
        return new InspectionSheet(
                as, prepared, preparedBy, remarks, answers, and(decisions, decision), answerBy, digest);
    }

    private static <T> List<T> and(List<T> before, T last) {
        var all = new ArrayList<>(before);
        all.add(last);
        return List.copyOf(all);
    }

    private static String digest(String before, InspectionEvent event) {
        return Sha256.hex(before + EventCodec.write(event));
    }
}
