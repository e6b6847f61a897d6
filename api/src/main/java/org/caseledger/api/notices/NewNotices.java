package org.caseledger.api.notices;

import java.time.Instant;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.events.retention.RetentionEvent.CaseSealedOff;
import org.caseledger.query.board.CaseCards;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseFiles;

/**
 * Makes the notices of what happens, and puts into the outbox what is to be sent of them, in the transaction of the
 * token of the event processor: none is lost and none made twice, whatever ends in between.
 */
@RequiredArgsConstructor
public final class NewNotices {
    /** The name of the event processor that hands events over. */
    public static final String PROCESSOR = "notices";

    private final CaseFiles files;
    private final CaseCards cards;
    private final NoticeMaker maker;
    private final NoticeTables tables;

    /** Makes the notices of an event of a case, which stands at a position of the log. */
    public void of(ComplaintEvent event, CaseId caseId, long position, UUID eventId, Instant at) {
        if (event instanceof CaseSealedOff || event instanceof CaseDestroyed) {
            tables.forget(caseId);
        } else if (!caseId.isExercise() && NoticeRules.mayTell(event, at)) {
            files.at(caseId, position).ifPresent(file -> tell(event, change(file), eventId, at));
        }
    }

    private void tell(ComplaintEvent event, CaseChange change, UUID eventId, Instant at) {
        for (var told : NoticeRules.of(event, change)) {
            maker.make(
                    eventId.toString(),
                    told.kind(),
                    change.file(),
                    told.audience(),
                    change.by().person(),
                    at);
        }
    }

    private CaseChange change(CaseFile file) {
        var events = file.events();
        int last = events.size() - 1;
        var before = cards.of(events.subList(0, last));
        return new CaseChange(
                file,
                cards.of(events),
                before == null ? null : before.waitsFor(),
                events.get(last).actor());
    }
}
