package org.caseledger.query.checkup;

import java.time.LocalTime;

/** When an office works on its working days, from (included) until (excluded), in Beijing time. */
public record OfficeHours(LocalTime from, LocalTime until) {

    /** 9:00 to 17:00, where an office says nothing else. */
    public static final OfficeHours USUAL =
            new OfficeHours(LocalTime.of(9, 0), LocalTime.of(17, 0));

    public OfficeHours {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "办公时间的开始须早于结束：%s-%s / office hours begin before they end: %s-%s"
                            .formatted(from, until, from, until));
        }
    }
}
