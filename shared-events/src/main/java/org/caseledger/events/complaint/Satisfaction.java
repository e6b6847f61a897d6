package org.caseledger.events.complaint;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** The result of a follow-up (P2.21, P7.14). */
public enum Satisfaction implements Labelled {
    SATISFIED("满意", "satisfied"),
    PARTLY("基本满意", "partly satisfied"),
    NOT("不满意", "not satisfied"),
    UNREACHABLE("无法联系", "unreachable");

    private final Text text;

    Satisfaction(String zh, String en) {
        this.text = new Text(zh, en);
    }

    /** What is known after a follow-up: an unanswered call takes back nothing. */
    public static @Nullable Satisfaction after(@Nullable Satisfaction before, @Nullable Satisfaction said) {
        return said == UNREACHABLE && before != null ? before : said;
    }

    @Override
    public Text text() {
        return text;
    }
}
