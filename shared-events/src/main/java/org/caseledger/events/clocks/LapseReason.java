package org.caseledger.events.clocks;

import org.caseledger.text.Labelled;

/** Why a deadline ends without having been met or missed. */
public enum LapseReason implements Labelled {
    CASE_ENDED("投诉件已办结", "the case was closed"),
    NEW_ROUND("投诉件重新办理", "a new round began"),
    NOT_RECORDED("来源无记录", "the source has no record"),
    RECLASSIFIED("重新分类", "reclassified");

    private final String zh;
    private final String en;

    LapseReason(String zh, String en) {
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
}
