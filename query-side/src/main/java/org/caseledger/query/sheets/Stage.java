package org.caseledger.query.sheets;

import java.time.Instant;
import java.util.List;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import lombok.With;
import org.caseledger.procedure.DeadlineCalculation;
import org.caseledger.procedure.Due;
import org.caseledger.text.Bilingual;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * One time that a clock got a due time: {@code dueAt} and {@code amberAt} as the log has them, {@code reckoning} how
 * they come about, {@code event} which event recorded them and {@code cause} what led to it. {@code extension} is given
 * for a promise; {@code otherwise} names what has changed since then, if something has; {@code others} are limits other
 * than the one that alarms.
 */
public record Stage(
        Kind kind,
        Cause event,
        Cause cause,
        @Nullable Cause start,
        String rule,
        String clause,
        String procedureVersion,
        String calendarVersion,
        boolean provisional,
        Instant dueAt,
        Instant amberAt,
        @Nullable DeadlineCalculation reckoning,
        @Nullable Promise extension,
        List<Other> others,
        @With @Nullable Otherwise otherwise) {
    /** How a clock comes to a due time. */
    @Getter
    @RequiredArgsConstructor
    public enum Kind implements Bilingual {
        SET("起算", "set"),
        SET_ANEW("重新计算", "recalculated"),
        EXTENDED("延期", "extended"),
        RESUMED("恢复计时", "resumed");

        private final String zh;
        private final String en;
    }

    /** What was promised to the complainant, why, and who approved it. */
    public record Promise(String approvedBy, String reason, String clause, Instant toldAt) {}

    /** A limit of another clause that fits as well and is not due before. */
    public record Other(
            String rule,
            String clause,
            Instant dueAt,
            boolean provisional,
            @Nullable DeadlineCalculation reckoning) {
        /** Whether its due time follows from what is written here. */
        boolean follows() {
            return reckoning != null
                    && reckoning
                            .recompute()
                            .filter(d -> d.dueAt().equals(dueAt))
                            .filter(d -> d.provisional() == provisional)
                            .isPresent();
        }
    }

    /** What in use now is not what the due time was reckoned with. */
    public record Otherwise(
            @Nullable String procedureNow, @Nullable String calendarNow, String zh, String en) implements Labelled {
        @Override
        public Text text() {
            return new Text(zh, en);
        }
    }

    /** Whether the due time follows from what is written here. */
    boolean follows() {
        var due = reckoning == null ? null : reckoning.recompute().orElse(null);
        return due != null
                && due.equals(new Due(dueAt, amberAt, provisional))
                && others.stream().allMatch(Other::follows);
    }
}
