package org.caseledger.query.casefile;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.events.SealedField;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/** The sealed parts of a case: those of the current record by name alone, those of acts by name and number. */
public enum SealedPart implements Labelled {
    COMPLAINANT("complainant", "投诉人", "complainant", SealedField.COMPLAINANT, SealedField.CORRECTED_COMPLAINANT),
    NARRATIVE("narrative", "投诉内容", "narrative", SealedField.NARRATIVE, SealedField.CORRECTED_NARRATIVE),
    COMPLAINANT_BEFORE(
            "complainant-before",
            "更正前的投诉人",
            "complainant before correction",
            SealedField.COMPLAINANT,
            SealedField.CORRECTED_COMPLAINANT),
    NARRATIVE_BEFORE(
            "narrative-before",
            "更正前的内容",
            "narrative before correction",
            SealedField.NARRATIVE,
            SealedField.CORRECTED_NARRATIVE),
    DRAFT("draft", "回复稿", "draft", SealedField.DRAFT),
    INVESTIGATION("investigation", "调查记录", "investigation", SealedField.INVESTIGATION),
    MEDIATION("mediation", "调解内容", "mediation", SealedField.MEDIATION),
    CONTACT("contact", "联系记录", "contact", SealedField.CONTACT),
    ANALYSIS("analysis", "重复投诉原因分析", "analysis of repeats", SealedField.ANALYSIS),
    OPINION_REPORT("opinion-report", "舆情报告", "opinion report", SealedField.OPINION_REPORT),
    CONCLUSION("conclusion", "舆情结论", "conclusion on public opinion", SealedField.CONCLUSION, SealedField.DRAFT),
    OPINION("opinion", "处理意见", "handling opinion", SealedField.OPINION),
    REPLY("reply", "回复", "reply", SealedField.REPLY, SealedField.DRAFT),
    AGENT("agent", "代理人", "agent", SealedField.AGENT),
    REPRESENTATIVES("representatives", "代表人", "representatives", SealedField.REPRESENTATIVES),
    FACTS("facts", "补充的事实", "added facts", SealedField.FACTS),
    SECRECY("secrecy", "定密事由", "grounds for secrecy", SealedField.SECRECY),
    FOLLOW_UP("follow-up", "回访记录", "follow-up", SealedField.FOLLOW_UP),
    LEAD("lead", "违法线索", "lead", SealedField.LEAD),
    HAND_OVER("hand-over", "移送事由", "suspicion handed over", SealedField.HAND_OVER),
    EVIDENCE("evidence", "证据", "evidence"),
    PAPER("paper", "文书", "paper"),
    /** No text: that the complainant saw how the case stands. */
    PROGRESS("progress", "办理进度（投诉人网上查看）", "progress (seen online by the complainant)");

    private final String name;
    private final Text text;
    private final Set<SealedField> fields;

    SealedPart(String name, String zh, String en, SealedField... fields) {
        this.name = name;
        this.fields = Set.of(fields);
        this.text = new Text(zh, en);
    }

    /** The name of the part. */
    public String part() {
        return name;
    }

    /** The part that holds the texts of a field. */
    public static SealedPart of(SealedField field) {
        return Stream.of(values())
                .filter(one -> one.fields.contains(field))
                .findFirst()
                .orElseThrow();
    }

    /** The name of one of several, counted from 1. */
    public String part(int number) {
        return name + "-" + number;
    }

    /** What the part of this name is called; one that is not known is called by its name. */
    public static Text called(String part) {
        var number = part.substring(kind(part).length()).replace('-', ' ');
        return named(part).map(one -> one.text.and(number, number)).orElse(new Text(part, part));
    }

    /** As what the texts of the part of this name are sealed: a reply may be a draft that was sent. */
    static Set<SealedField> sealedAs(String part) {
        return named(part).map(one -> one.fields).orElse(Set.of());
    }

    private static Optional<SealedPart> named(String part) {
        return Stream.of(values()).filter(one -> one.isNamed(part)).findFirst();
    }

    /** Whether this is the name of such a part, or of one of several. */
    public boolean isNamed(String part) {
        return name.equals(kind(part));
    }

    /** The name of a part without its number. */
    public static String kind(String part) {
        return part.replaceFirst("-\\d+$", "");
    }

    @Override
    public Text text() {
        return text;
    }
}
