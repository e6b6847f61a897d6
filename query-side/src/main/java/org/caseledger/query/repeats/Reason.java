package org.caseledger.query.repeats;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/**
 * Why a case may be about the same matter (P4.22); the last three appear only in the factors of article 17 (O121-17).
 */
@Getter
@RequiredArgsConstructor
public enum Reason implements Bilingual {
    SAME_PHONE("同一电话", "same phone number"),
    SAME_NAME("同一姓名", "same name"),
    SAME_RESPONDENT("同一被投诉人", "same respondent"),
    SIMILAR_TEXT("内容相似", "similar text"),
    SAME_EMAIL("同一电子邮箱", "same email"),
    SAME_ADDRESS("同一地址", "same address"),
    ANOTHER_NAME("姓名不同", "another name");

    private final String zh;
    private final String en;
}
