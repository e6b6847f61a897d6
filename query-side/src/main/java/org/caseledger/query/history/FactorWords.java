package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.office.FactorEvent;
import org.caseledger.events.office.FactorEvent.AuthenticatorEnrolled;
import org.caseledger.events.office.FactorEvent.PasskeyRegistered;
import org.caseledger.events.office.FactorEvent.PasskeyRemoved;
import org.caseledger.events.office.FactorEvent.RecoveryCodeUsed;
import org.caseledger.events.office.FactorEvent.RecoveryCodesMade;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;

/** A change of a person’s second factor, in words; never anything of a secret. */
final class FactorWords {

    private FactorWords() {}

    static Text of(FactorEvent event, DisplayNames names) {
        var person = names.ofPerson(event.username());
        if (event instanceof AuthenticatorEnrolled) {
            return format("%s启用两步验证（身份验证器）", "Two-step login set up by %s (authenticator)", person);
        } else if (event instanceof PasskeyRegistered e) {
            return format("%s登记通行密钥：%s", "Passkey registered by %s: %s", person, e.name());
        } else if (event instanceof PasskeyRemoved e) {
            return format("%s删除通行密钥：%s", "Passkey removed by %s: %s", person, e.name());
        } else if (event instanceof RecoveryCodesMade e) {
            return format("%s重新生成恢复码%d个", "New recovery codes made by %s: %d", person, e.codes());
        } else if (event instanceof RecoveryCodeUsed e) {
            return format("%s使用恢复码，剩余%d个", "Recovery code used by %s, codes left: %d", person, e.left());
        }
        return event.reason() == null
                ? format("%s停用本人两步验证", "Two-step login turned off by %s", person)
                : format("重置%s的两步验证", "Two-step login reset for %s", person)
                        .and(format("，理由：%s", ", reason: %s", event.reason()));
    }
}
