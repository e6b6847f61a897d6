package org.caseledger.events;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** How a person was notified. */
@Getter
@RequiredArgsConstructor
public enum Medium implements Bilingual {
    PHONE("电话", "phone"),
    SMS("短信", "text message"),
    LETTER("信函", "letter"),
    EMAIL("邮件", "e-mail"),
    WECHAT("微信", "WeChat"),
    WEIBO("微博", "Weibo"),
    IN_PERSON("当面", "in person"),
    PLATFORM("平台", "platform"),
    /** Not notified: who complained or reported left no name (O121-11). */
    NOBODY("无从告知", "no one to notify");

    private final String zh;
    private final String en;
}
