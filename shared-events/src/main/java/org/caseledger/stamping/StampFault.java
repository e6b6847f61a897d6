package org.caseledger.stamping;

import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.text.Bilingual;

/** Why there is no valid timestamp of an authority. */
@Getter
@RequiredArgsConstructor
public enum StampFault implements Bilingual {
    /** No answer in time, or our own database was away. */
    LATE("未应答", "no answer"),
    /** It answered that it gives no timestamp. */
    REFUSED("拒绝签发", "refused"),
    /** What it sent is no timestamp, or was not asked for (RFC 3161 §2.4.2). */
    UNREADABLE("应答不是时间戳", "the answer is no timestamp"),
    /** It is the timestamp of something else. */
    WRONG_IMPRINT("时间戳所对的不是该检查点", "the timestamp is not of this checkpoint"),
    /** It answers another request, such as an earlier one. */
    WRONG_NONCE("时间戳答复的是另一次请求", "the timestamp answers another request"),
    /** No certificate of the settings leads to the one that signed. */
    WRONG_CERTIFICATE("签发证书不受信任", "the signing certificate is not trusted"),
    /** The certificate was not valid at the time that the timestamp states. */
    EXPIRED("签发证书不在有效期内", "the signing certificate was not valid at that time"),
    /** The certificate is not for timestamps alone (RFC 3161 §2.3). */
    WRONG_PURPOSE("签发证书不是时间戳专用证书", "the signing certificate is not one for timestamps"),
    /** The signature, or the certificate that it names (RFC 5816), is wrong. */
    WRONG_SIGNATURE("时间戳的签名无效", "the signature of the timestamp is not valid"),
    /** The time lies before the checkpoint, or in the future. */
    WRONG_TIME("时间戳的时间不可能", "the timestamp states an impossible time"),
    /** The row in the database is not what was stored. */
    CHANGED("库中的时间戳已被改动", "the stored timestamp was changed");

    private final String zh;
    private final String en;
}
