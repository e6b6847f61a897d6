package org.caseledger.events;

import org.caseledger.text.Labelled;

/** The state of a complaint in its lifecycle. */
public enum ComplaintState implements Labelled {
    RECEIVED("已登记", "received"),
    CLASSIFIED("已分类", "classified"),
    ASSIGNED("已分派", "assigned"),
    RETURNED("已退回", "returned"),
    ACCEPTED("已受理", "accepted"),
    REPLIED("已回复", "replied"),
    REOPENED("重新办理中", "reopened"),
    DECLINED("不予受理", "declined"),
    REFERRED("已告知转送", "referred"),
    ARCHIVED("已归档", "archived");

    private final String zh;
    private final String en;

    ComplaintState(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public String en() {
        return en;
    }

    /** Whether the matter itself still requires action. */
    public boolean isOpen() {
        return switch (this) {
            case RECEIVED, CLASSIFIED, ASSIGNED, RETURNED, ACCEPTED, REOPENED -> true;
            case REPLIED, DECLINED, REFERRED, ARCHIVED -> false;
        };
    }
}
