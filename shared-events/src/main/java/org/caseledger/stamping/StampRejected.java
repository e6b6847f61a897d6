package org.caseledger.stamping;

import lombok.Getter;
import org.caseledger.text.LabelledException;
import org.jspecify.annotations.Nullable;

/** An authority gave no timestamp that can be kept. */
@Getter
public final class StampRejected extends LabelledException {
    private final StampFault fault;

    StampRejected(StampFault fault) {
        this(fault, "", null);
    }

    /** @param said what the authority or the check says of it, in whichever language that is */
    StampRejected(StampFault fault, String said, @Nullable Throwable cause) {
        super(said.isEmpty() ? fault.text() : fault.text().and("：" + said, ": " + said), cause);
        this.fault = fault;
    }
}
