package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;
import org.jspecify.annotations.Nullable;

/** The result of a follow-up (P2.21, P7.14). */
@Getter
@RequiredArgsConstructor
public enum Satisfaction implements Bilingual {
    SATISFIED("满意", "satisfied"),
    PARTLY("基本满意", "partly satisfied"),
    NOT("不满意", "not satisfied"),
    UNREACHABLE("无法联系", "unreachable");

    private final String zh;
    private final String en;

    /** What is known after a follow-up: an unanswered call takes back nothing. */
    public static @Nullable Satisfaction after(@Nullable Satisfaction before, @Nullable Satisfaction said) {
        return said == UNREACHABLE && before != null ? before : said;
    }
}
