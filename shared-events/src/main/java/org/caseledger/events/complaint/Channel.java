package org.caseledger.events.complaint;

import com.fasterxml.jackson.annotation.JsonAlias;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.Medium;
import org.caseledger.text.Bilingual;

/** How a complaint reached the office (P9.03, P9.08, P9.09). */
@Getter
@RequiredArgsConstructor
public enum Channel implements Bilingual {
    LETTER("信函", "letter"),
    PHONE("电话", "phone"),
    FAX("传真", "fax"),
    VISIT("来访", "visit"),
    EMAIL("邮件", "email"),
    ONLINE_SERVICE("在线客服", "online service"),
    MAYOR_HOTLINE("12345热线", "hotline 12345"),
    HOTLINE_12315("12315热线", "hotline 12315"),
    HOTLINE_12331("12331热线", "hotline 12331"),
    /** P9.08 writes 12356 for the hotline that P9.03 and P9.14 call 12365; both are understood. */
    @JsonAlias({"HOTLINE_12356", "12356"})
    HOTLINE_12365("12365热线", "hotline 12365"),
    WEIBO("微博", "Weibo"),
    WECHAT("微信", "WeChat"),
    TRANSFER("其他转办件", "transferred from another authority"),
    MEDIA("网络媒体", "online media");

    private final String zh;
    private final String en;

    /** The channel of that name, in an older spelling too; throws IllegalArgumentException for any other. */
    public static Channel named(String name) {
        return switch (name) {
            case "HOTLINE_12356", "12356" -> HOTLINE_12365;
            default -> valueOf(name);
        };
    }

    /** How a person who uses it is spoken with. */
    public Medium medium() {
        return switch (this) {
            case LETTER, FAX -> Medium.LETTER;
            case PHONE, MAYOR_HOTLINE, HOTLINE_12315, HOTLINE_12331, HOTLINE_12365 -> Medium.PHONE;
            case VISIT -> Medium.IN_PERSON;
            case EMAIL -> Medium.EMAIL;
            case WEIBO -> Medium.WEIBO;
            case WECHAT -> Medium.WECHAT;
            case ONLINE_SERVICE, TRANSFER, MEDIA -> Medium.PLATFORM;
        };
    }
}
