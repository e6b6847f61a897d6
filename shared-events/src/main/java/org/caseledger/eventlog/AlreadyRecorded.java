package org.caseledger.eventlog;

import java.util.UUID;
import lombok.Getter;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** An event with this identity is already in the log; nothing was appended. */
@Getter
public final class AlreadyRecorded extends LabelledException {
    private final UUID eventId;

    AlreadyRecorded(UUID eventId) {
        super(Text.format("事件 %s 已在账本中", "event %s is already recorded", eventId));
        this.eventId = eventId;
    }
}
