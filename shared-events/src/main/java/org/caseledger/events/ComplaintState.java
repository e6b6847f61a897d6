package org.caseledger.events;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The state of a complaint in its lifecycle. */
@Getter
@RequiredArgsConstructor
public enum ComplaintState implements Bilingual {
    RECEIVED(Phase.OPEN, "已登记", "received"),
    CLASSIFIED(Phase.OPEN, "已分类", "classified"),
    ASSIGNED(Phase.OPEN, "已分派", "assigned"),
    RETURNED(Phase.OPEN, "已退回", "returned"),
    ACCEPTED(Phase.OPEN, "已受理", "accepted"),
    REPLIED(Phase.CLOSED, "已回复", "replied"),
    REOPENED(Phase.OPEN, "重新办理中", "reopened"),
    DECLINED(Phase.CLOSED, "不予受理", "declined"),
    REFERRED(Phase.CLOSED, "已告知转送", "referred"),
    WITHDRAWN(Phase.CLOSED, "已撤回", "withdrawn"),
    SETTLED(Phase.CLOSED, "已自行和解", "settled by the parties"),
    CONCLUDED(Phase.CLOSED, "已办结", "concluded"),
    ARCHIVED(Phase.ARCHIVED, "已归档", "archived");

    /** What all the states of a part of the lifecycle have in common. */
    public enum Phase {
        /** The matter itself still requires action. */
        OPEN,
        /** The matter is settled; the dossier is not closed yet. */
        CLOSED,
        /** The dossier is closed. */
        ARCHIVED
    }

    private final Phase phase;
    private final String zh;
    private final String en;

    /** Whether the matter itself still requires action. */
    public boolean isOpen() {
        return phase == Phase.OPEN;
    }
}
