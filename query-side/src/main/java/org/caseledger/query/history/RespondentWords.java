package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.respondent.RegisteredBusiness;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.events.respondent.RespondentEvent.RespondentAliased;
import org.caseledger.events.respondent.RespondentEvent.RespondentChanged;
import org.caseledger.events.respondent.RespondentEvent.RespondentRegistered;
import org.caseledger.events.respondent.RespondentEvent.RespondentsJoined;
import org.caseledger.events.respondent.RespondentEvent.RespondentsParted;
import org.caseledger.text.Text;

/** The sentences for what is done with an entry of the register of respondents. */
final class RespondentWords {

    private RespondentWords() {}

    static Text of(RespondentEvent event) {
        if (event instanceof RespondentRegistered e) {
            return with(e.business(), format("登记被诉方：%s", "Respondent registered: %s", name(e.business())));
        } else if (event instanceof RespondentChanged e) {
            return with(e.business(), format("变更被诉方登记：%s", "Respondent changed: %s", name(e.business())))
                    .and(format("，理由：%s", ", reason: %s", e.reason()));
        } else if (event instanceof RespondentAliased e) {
            return e.aliases().isEmpty()
                    ? new Text("撤销全部别名", "No other names any more")
                    : format("登记别名：%s", "Other names: %s", String.join("、", e.aliases()));
        } else if (event instanceof RespondentsJoined e) {
            return format("合并到登记 %s，理由：%s", "Joined to entry %s, reason: %s", e.into(), e.reason());
        }
        var parted = (RespondentsParted) event;
        return format("从登记 %s 拆分，理由：%s", "Parted from entry %s, reason: %s", parted.from(), parted.reason());
    }

    private static String name(RegisteredBusiness business) {
        return business.name();
    }

    private static Text with(RegisteredBusiness business, Text sentence) {
        return sentence.andIfPresent("，代码 %s", ", code %s", business.creditCode())
                .andIfPresent("，地址：%s", ", address: %s", business.address());
    }
}
