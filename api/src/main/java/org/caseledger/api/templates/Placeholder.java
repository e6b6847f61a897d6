package org.caseledger.api.templates;

import java.util.Arrays;
import java.util.Optional;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/**
 * The values that a template takes from a case, written in braces by their Chinese names: only what every list shows of
 * the case, nothing that is sealed and nothing of the complainant.
 */
public enum Placeholder implements Labelled {
    NUMBER("编号", "number of the case", "PD2026-000123"),
    RECEIVED("收件日期", "date of receipt", "2026年3月2日"),
    ACCEPTED("受理日期", "date of acceptance", "2026年3月9日"),
    RESPONDENT("被投诉人", "respondent, if a business", "某某超市"),
    UNIT("承办单位", "handling unit", "犀浦市场监管所"),
    HANDLER("承办人", "handler", "何岸"),
    REPLY_DUE("回复时限", "reply deadline", "2026年5月8日"),
    WRITER("填写人", "whoever fills in the form", "何岸"),
    TODAY("今天", "today’s date", "2026年3月20日");

    private final Text text;
    private final String sample;

    Placeholder(String zh, String en, String sample) {
        this.text = new Text(zh, en);
        this.sample = sample;
    }

    static Optional<Placeholder> named(String name) {
        return Arrays.stream(values()).filter(one -> one.zh().equals(name)).findFirst();
    }

    /** The value for a case that does not exist. */
    String sample() {
        return sample;
    }

    /** How a template names it. */
    public String written() {
        return "{" + zh() + "}";
    }

    @Override
    public Text text() {
        return text;
    }
}
