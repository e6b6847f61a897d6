package org.caseledger.api.integrity;

import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerStorageEngine;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.NewEvent;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.events.log.EventSetAside;
import org.caseledger.events.log.LogAdmitted;
import org.caseledger.query.views.Views;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.springframework.stereotype.Component;

/**
 * 搁置: sets an event that a view cannot apply aside from that view, which goes on without it; the event stays in the log
 * and its proofs.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SettingAside {
    private final EventLog log;
    private final Views views;
    private final LedgerAdministrators administrators;

    /**
     * Records it as an act of this administrator. Throws {@link LabelledException} if the view is not stopped at that
     * event, or if there is no administrator of that name.
     */
    public void setAside(String view, long position, String by, String reason) {
        var actor = administrators.named(by);
        Guards.inWords(reason);
        if (views.standing().stream().noneMatch(one -> one.view().equals(view) && one.position() == position)) {
            throw new LabelledException(Text.format(
                    "视图 %s 并未停在位置 %d 的事件之前，未搁置",
                    "view %s does not stand before the event at position %d: nothing is set aside", view, position));
        }
        log.append(List.of(LedgerStorageEngine.newEvent(
                new EventSetAside(position, view, reason),
                TimeOrderedId.next(),
                LogAdmitted.KIND,
                LogAdmitted.STREAM,
                NewEvent.NEXT,
                actor.toMetadata())));
    }
}
