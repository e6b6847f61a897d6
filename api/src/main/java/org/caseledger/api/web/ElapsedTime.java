package org.caseledger.api.web;

import java.time.Duration;
import org.caseledger.text.Text;

/** How long something took, to its two largest units. */
final class ElapsedTime {
    private ElapsedTime() {}

    static Text of(Duration time) {
        if (time.isNegative()) {
            var before = of(time.negated());
            return new Text("早" + before.zh(), before.en() + " before");
        } else if (time.toDays() > 0) {
            return of(time.toDays(), "天", "d", time.toHoursPart(), "小时", "h");
        } else if (time.toHours() > 0) {
            return of(time.toHours(), "小时", "h", time.toMinutesPart(), "分", "min");
        }
        return of(time.toMinutes(), "分", "min", time.toSecondsPart(), "秒", "s");
    }

    private static Text of(long large, String largeZh, String largeEn, long small, String smallZh, String smallEn) {
        if (large == 0) {
            return new Text(small + smallZh, small + " " + smallEn);
        } else if (small == 0) {
            return new Text(large + largeZh, large + " " + largeEn);
        }
        return new Text(large + largeZh + small + smallZh, large + " " + largeEn + " " + small + " " + smallEn);
    }
}
