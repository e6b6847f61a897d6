package org.caseledger.query.views;

import lombok.Getter;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** A view could not apply an event; the event is not skipped, the view stands before it. */
@Getter
public final class ViewFailed extends LabelledException {
    private final String view;
    private final long position;

    ViewFailed(String view, StoredEvent event, RuntimeException cause) {
        super(
                Text.format(
                        "视图 %s 无法处理第 %d 号事件",
                        "view %s cannot apply event %d (%s of %s)",
                        view,
                        event.position(),
                        event.type(),
                        event.streamId()),
                cause);
        this.view = view;
        this.position = event.position();
    }
}
