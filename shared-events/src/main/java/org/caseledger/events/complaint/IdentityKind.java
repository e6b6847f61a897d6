package org.caseledger.events.complaint;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** The documents by which a person proves who they are (O121-10, F1). */
@Getter
@RequiredArgsConstructor
public enum IdentityKind implements Bilingual {
    RESIDENT_ID_CARD("居民身份证", "resident identity card"),
    PASSPORT("护照", "passport"),
    HONG_KONG_MACAO_PERMIT("港澳居民来往内地通行证", "travel permit of Hong Kong and Macao residents"),
    TAIWAN_PERMIT("台湾居民来往大陆通行证", "travel permit of Taiwan residents"),
    RESIDENCE_PERMIT("港澳台居民居住证", "residence permit of Hong Kong, Macao and Taiwan residents"),
    PERMANENT_RESIDENCE("外国人永久居留身份证", "foreign permanent resident identity card"),
    MILITARY("军人身份证件", "military identity document"),
    OTHER("其他证件", "another document");

    private final String zh;
    private final String en;
}
