package org.caseledger.eventlog;

import java.util.UUID;
import lombok.Getter;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** Another caller has already appended to this stream at this sequence; nothing was appended. */
@Getter
public final class SequenceConflict extends LabelledException {
    private final UUID streamId;

    SequenceConflict(UUID streamId) {
        super(Text.format("已有他人先行办理 %s，请重新载入", "%s was changed by another person first: please reload", streamId));
        this.streamId = streamId;
    }
}
