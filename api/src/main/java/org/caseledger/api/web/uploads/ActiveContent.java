package org.caseledger.api.web.uploads;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** What a document does, or brings with it, besides what one reads in it. */
@Getter
@RequiredArgsConstructor
public enum ActiveContent implements Bilingual {
    MACRO("宏", "a macro"),
    EMBEDDED_OBJECT("嵌入对象", "an embedded object"),
    EXTERNAL_PART("外部模板、图片、数据或对象的引用", "a template, picture, data or object of another place"),
    FIELD("会取数或启动程序的域", "a field that fetches or starts something"),
    FORMULA("会取数或启动程序的公式", "a formula that fetches or starts something"),
    REPEATED_PART("重名的组成部分", "two parts of one name"),
    SCRIPT("脚本", "a script"),
    LAUNCH("启动程序的动作", "an action that starts a program"),
    ATTACHED_FILE("附带的文件", "an attached file"),
    HIDDEN("无法检查的内容", "contents that cannot be examined");

    private final String zh;
    private final String en;
}
