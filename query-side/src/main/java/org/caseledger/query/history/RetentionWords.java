package org.caseledger.query.history;

import static org.caseledger.text.Text.format;

import java.util.Collection;
import java.util.stream.Collectors;
import org.caseledger.events.retention.RetentionEvent;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.events.retention.RetentionEvent.CaseSealedOff;
import org.caseledger.events.retention.RetentionEvent.DestructionApproved;
import org.caseledger.events.retention.RetentionEvent.DestructionProposed;
import org.caseledger.events.retention.RetentionEvent.DestructionPutOff;
import org.caseledger.events.retention.RetentionEvent.SealingOffLifted;
import org.caseledger.query.DisplayNames;
import org.caseledger.text.Text;

/** What becomes of an archived case, in words. */
final class RetentionWords {

    private RetentionWords() {}

    static Text of(RetentionEvent event, DisplayNames names) {
        if (event instanceof CaseSealedOff e) {
            return format("封存：%s（%s，保管至%s）", "Sealed off: %s (%s, kept until %s)", e.ground(), e.kept(), e.keptUntil());
        } else if (event instanceof SealingOffLifted e) {
            return format("解除封存，理由：%s", "Sealing off lifted, reason: %s", e.why());
        } else if (event instanceof DestructionProposed e) {
            return format(
                    "提请销毁：%2$s，%1$s归档，保管期限%3$d年，至%4$s届满",
                    "Destruction proposed: archived on %1$s, class “%2$s”, kept for %3$d years until %4$s",
                    e.archivedOn(),
                    e.kept(),
                    e.kept().years(),
                    e.keptUntil());
        } else if (event instanceof DestructionPutOff e) {
            return format(
                    "暂缓销毁至%2$s（%1$s），理由：%3$s",
                    "Destruction put off (%s) until %s, reason: %s", e.ground(), e.until(), e.why());
        } else if (event instanceof DestructionApproved e) {
            return format("批准销毁（%s）", "Destruction approved (%s)", e.as());
        }
        var e = (CaseDestroyed) event;
        return format(
                        "销毁：密钥一把、密封内容%d项、文件%d个，批准人：%s",
                        "Destroyed: the key, %d sealed texts and %d files, approved by %s",
                        sum(e.texts().values()),
                        sum(e.files().values()),
                        e.approvals().stream().map(a -> names.ofPerson(a.by())).collect(Collectors.joining(", ")))
                .and(
                        e.fromTheList()
                                ? new Text("（据销毁清单补记）", " (entered from the list of destroyed cases)")
                                : new Text("", ""));
    }

    private static int sum(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }
}
