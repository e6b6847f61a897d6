package org.caseledger.stamping;

import java.time.Duration;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * How often a log that grows is stamped, how long an answer is awaited, and how long it is until an authority that has
 * given none is asked again, which doubles each time.
 */
public record StampingPace(Duration every, Duration patience, Duration again) {
    private static final int MOST_DOUBLINGS = 16;

    /** As the office sets it; throws {@link LabelledException} for less than a second. */
    public static StampingPace every(Duration every) {
        if (every.toSeconds() < 1) {
            throw new LabelledException(Text.format(
                    "时间戳间隔（caseledger.log.timestamp-every）不能少于 1 秒：%s",
                    "the time between timestamps (caseledger.log.timestamp-every) is at least 1 s: %s", every));
        }
        return new StampingPace(every, Duration.ofSeconds(20), Duration.ofSeconds(15));
    }

    /** After so many failures in a row; no longer than the pace, unless that is shorter still. */
    Duration pause(int failures) {
        var doubled = again.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        var longest = every.compareTo(again) > 0 ? every : again;
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
