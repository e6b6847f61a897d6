package org.caseledger.query.whatif;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineStatus;
import org.caseledger.text.Bilingual;
import org.jspecify.annotations.Nullable;

/** How a limit was kept, as the figures of compliance tell it. */
@Getter
@RequiredArgsConstructor
public enum Verdict implements Bilingual {
    MET_IN_TIME("按时完成", "met in time"),
    MET_WITH_LEAVE("经批准延期后完成", "met with leave"),
    MET_LATE("逾期完成", "met late"),
    MISSED("超期未办", "missed"),
    LAPSED("未超期而终止", "lapsed"),
    RUNNING("计时中", "running"),
    NOT_ASKED("不要求", "not required");

    private final String zh;
    private final String en;

    static Verdict of(@Nullable Deadline deadline) {
        if (deadline == null) {
            return NOT_ASKED;
        } else if (deadline.status() == DeadlineStatus.MET) {
            if (deadline.metLate()) {
                return MET_LATE;
            }
            return deadline.metWithLeave() ? MET_WITH_LEAVE : MET_IN_TIME;
        } else if (deadline.missed()) {
            return MISSED;
        }
        return deadline.isOpen() ? RUNNING : LAPSED;
    }
}
