package org.caseledger.query.findings;

import java.util.List;
import org.caseledger.events.oversight.ReadingSign;
import org.caseledger.events.oversight.UnusualReadingNoticed;
import org.caseledger.procedure.Gates;
import org.caseledger.query.history.Times;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;

/** Rules about who reads a case (P1.08): each is known by what the ledger noticed. */
final class ReadingRules {
    private ReadingRules() {}

    static @Nullable Found manyCases(WatchedCase c, Recorded now, UnusualReadingNoticed e, @Nullable Gates gates) {
        return found(
                ReadingSign.MANY_CASES,
                e,
                "截至%s当日已查阅%d件，平日平均%d件",
                "By %1$s, %2$d cases read on that day; on other days %3$d on average");
    }

    static @Nullable Found offHours(WatchedCase c, Recorded now, UnusualReadingNoticed e, @Nullable Gates gates) {
        return found(ReadingSign.OFF_HOURS, e, "于%s非办公时间查阅，当日不在值班", "Read at %s, out of office hours and without duty");
    }

    static @Nullable Found ownPhone(WatchedCase c, Recorded now, UnusualReadingNoticed e, @Nullable Gates gates) {
        return found(
                ReadingSign.OWN_PHONE,
                e,
                "于%s查阅，投诉人电话与查阅人值班电话相同",
                "Read at %s; the complainant's phone is the reader's own on a roster");
    }

    private static @Nullable Found found(ReadingSign sign, UnusualReadingNoticed e, String zh, String en) {
        return e.sign() == sign
                ? Found.of(List.of(e.position()), e.person(), e.unit(), zh, en, Times.at(e.at()), e.cases(), e.usual())
                : null;
    }
}
