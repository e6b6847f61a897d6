package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import org.caseledger.events.office.NoticeEvent;
import org.caseledger.events.office.NoticeEvent.NoticeDefaultsSet;
import org.caseledger.events.office.NoticeEvent.NoticesChosen;
import org.caseledger.events.office.NoticeEvent.UndeliveredNoticesSettled;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;

/** What was chosen about notices, in words; addresses are left out. */
final class NoticeWords {

    private NoticeWords() {}

    static Text of(NoticeEvent event, DisplayNames names) {
        if (event instanceof NoticesChosen e) {
            return format("%s设置通知方式", "How %s receives notices was chosen", names.ofPerson(e.username()));
        }
        if (event instanceof NoticeDefaultsSet e) {
            var set = e.choices().stream()
                    .map(one -> format("%s（%s）%s", "%s (%s): %s", one.kind(), one.channel(), one.timing()))
                    .toList();
            return (set.isEmpty()
                            ? format("通知默认方式恢复为程序设定", "Defaults of notices set back to the program’s")
                            : format("设定通知默认方式：%s", "Defaults of notices set: %s", Text.list(set)))
                    .and(format("，理由：%s", ", reason: %s", e.reason()));
        }
        var e = (UndeliveredNoticesSettled) event;
        int count = e.deliveries().size();
        return e.dropped()
                ? format("放弃未送达的通知%d条，理由：%s", "Undelivered notices dropped: %d, reason: %s", count, e.reason())
                : format("重发未送达的通知%d条，理由：%s", "Undelivered notices sent again: %d, reason: %s", count, e.reason());
    }
}
