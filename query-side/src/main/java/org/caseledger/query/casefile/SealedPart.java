package org.caseledger.query.casefile;

import java.util.stream.Stream;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/**
 * What is sealed in a case: the record as it stands by its name alone, what acts sealed by name and
 * number.
 */
public enum SealedPart implements Labelled {
    COMPLAINANT("complainant", "投诉人", "complainant"),
    NARRATIVE("narrative", "投诉内容", "narrative"),
    COMPLAINANT_BEFORE("complainant-before", "更正前的投诉人", "complainant before correction"),
    NARRATIVE_BEFORE("narrative-before", "更正前的内容", "narrative before correction"),
    DRAFT("draft", "回复稿", "draft"),
    INVESTIGATION("investigation", "调查记录", "investigation"),
    MEDIATION("mediation", "调解内容", "mediation"),
    CONTACT("contact", "联系记录", "contact"),
    ANALYSIS("analysis", "重复投诉原因分析", "analysis of repeats"),
    OPINION_REPORT("opinion-report", "舆情报告", "opinion report"),
    CONCLUSION("conclusion", "舆情结论", "conclusion on public opinion"),
    OPINION("opinion", "处理意见", "handling opinion"),
    REPLY("reply", "回复", "reply"),
    AGENT("agent", "代理人", "agent"),
    REPRESENTATIVES("representatives", "代表人", "representatives"),
    SECRECY("secrecy", "定密事由", "grounds for secrecy"),
    FOLLOW_UP("follow-up", "回访记录", "follow-up"),
    LEAD("lead", "违法线索", "lead"),
    HAND_OVER("hand-over", "移送事由", "suspicion handed over"),
    EVIDENCE("evidence", "证据", "evidence");

    private final String name;
    private final Text text;

    SealedPart(String name, String zh, String en) {
        this.name = name;
        this.text = new Text(zh, en);
    }

    /** The name of the part. */
    public String part() {
        return name;
    }

    /** The name of one of several, counted from 1. */
    public String part(int number) {
        return name + "-" + number;
    }

    /** What the part of this name is called; one that is not known is called by its name. */
    public static Text called(String part) {
        var kind = part.replaceFirst("-\\d+$", "");
        var number = part.substring(kind.length()).replace('-', ' ');
        return Stream.of(values())
                .filter(one -> one.name.equals(kind))
                .findFirst()
                .map(one -> one.text.and(number, number))
                .orElse(new Text(part, part));
    }

    @Override
    public Text text() {
        return text;
    }
}
