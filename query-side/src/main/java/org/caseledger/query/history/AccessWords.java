package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.Actor;
import org.caseledger.events.oversight.AccessEvent;
import org.caseledger.events.oversight.AccessEvent.CasesSearched;
import org.caseledger.events.oversight.AccessEvent.LoginFailed;
import org.caseledger.events.oversight.AccessEvent.LoginsEnded;
import org.caseledger.events.oversight.AccessEvent.PersonLoggedIn;
import org.caseledger.events.oversight.AccessEvent.RecordsRead;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Logins, searches, prints and exports in words: of typed words only the code. */
final class AccessWords {

    private static final int SHOWN = 12;

    private AccessWords() {}

    static Text of(AccessEvent event, DisplayNames names) {
        return what(event, names)
                .andIfPresent("（地址：%s）", " (address: %s)", event.address().isEmpty() ? null : event.address());
    }

    private static Text what(AccessEvent event, DisplayNames names) {
        if (event instanceof PersonLoggedIn e) {
            return e.program() ? new Text("程序登录", "Logged in by a program") : new Text("登录", "Logged in");
        } else if (event instanceof LoginsEnded e) {
            return format("结束%s的登录%d处", "Ended logins of %s: %d", names.ofPerson(e.person()), e.logins());
        } else if (event instanceof LoginFailed e) {
            return failed(e, names);
        } else if (event instanceof CasesSearched e) {
            return format("%s，命中%d件", "%s, hits: %d", e.by(), e.hits())
                    .andIfPresent("，检索内容编码%s", ", code of the words: %s", shown(e.words()));
        } else if (event instanceof RecordsRead e) {
            return e.what()
                    .text()
                    .andIfPresent("：%s", ": %s", e.of())
                    .andIfPresent("，条件编码%s", ", code of the filters: %s", shown(e.query()));
        }
        return new Text("退出", "Logged out");
    }

    private static Text failed(LoginFailed e, DisplayNames names) {
        if (Actor.CITIZEN.person().equals(e.person())) {
            return format(
                    "网上查询的查询码或电话后四位不符%d次，首次于%s",
                    "Failed look-ups at the portal: %d, first at %s", e.attempts(), Times.at(e.since()));
        }
        return e.person() == null
                ? format(
                        "以不存在的用户名登录失败%d次，首次于%s",
                        "Failed logins under unknown user names: %d, first at %s", e.attempts(), Times.at(e.since()))
                : format(
                        "以%s的用户名登录失败%d次，首次于%s",
                        "Failed logins as %s: %d, first at %s",
                        names.ofPerson(e.person()),
                        e.attempts(),
                        Times.at(e.since()));
    }

    private static @Nullable String shown(@Nullable String code) {
        return code == null ? null : code.substring(0, Math.min(SHOWN, code.length()));
    }
}
