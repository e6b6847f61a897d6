package org.caseledger.api.importing;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.complaint.SourceVerdict;
import org.jspecify.annotations.Nullable;

/** The times of a row, each after its receipt and none in the future. */
@RequiredArgsConstructor
final class RowTimes {
    private final Mapping mapping;
    private final SourceTimes times;

    SourceTime received(@Nullable String text) throws RowRefused {
        List<String> columns = mapping.columns(Field.RECEIVED_AT);
        if (text == null) {
            throw new RowRefused(columns, "没有收件时间", "it has no time of receipt");
        }
        return past(columns, text, times.receipt(text));
    }

    @Nullable
    SourceTime updated(Function<Field, @Nullable String> said, SourceTime received) throws RowRefused {
        if (!mapping.isGrouped()) {
            return null;
        }
        List<String> columns = mapping.columns(Field.UPDATED_AT);
        String text = said.apply(Field.UPDATED_AT);
        if (text == null) {
            throw new RowRefused(columns, "没有更新时间", "it has no time of update");
        }
        SourceTime updated = past(columns, text, times.reply(text));
        return after(received, updated, columns, "更新早于收件", "the update is before the receipt");
    }

    @Nullable
    SourceTime replied(@Nullable String text, SourceTime received) throws RowRefused {
        return done(Field.REPLIED_AT, text, received, "回复早于收件", "the reply is before the receipt");
    }

    @Nullable
    SourceTime closed(@Nullable String text, SourceTime received) throws RowRefused {
        return done(Field.CLOSED_AT, text, received, "办结早于收件", "the closing is before the receipt");
    }

    private @Nullable SourceTime done(Field field, @Nullable String text, SourceTime received, String zh, String en)
            throws RowRefused {
        List<String> columns = mapping.columns(field);
        return text == null ? null : after(received, past(columns, text, times.reply(text)), columns, zh, en);
    }

    @Nullable
    SourceTime due(@Nullable String text, SourceTime received) throws RowRefused {
        List<String> columns = mapping.columns(Field.DUE_AT);
        return text == null
                ? null
                : after(
                        received,
                        read(columns, text, times.due(text)),
                        columns,
                        "期限早于收件",
                        "the due date is before the receipt");
    }

    /** The verdict that follows from due date and closing, where the source has none. */
    @Nullable
    SourceVerdict verdict(@Nullable SourceTime due, @Nullable SourceTime closed) {
        if (due == null) {
            return null;
        } else if (closed == null) {
            return due.at().isBefore(times.now()) ? SourceVerdict.OVERDUE : null;
        }
        return closed.at().isAfter(due.at()) ? SourceVerdict.OVERDUE : SourceVerdict.IN_TIME;
    }

    private SourceTime past(List<String> columns, String text, Optional<SourceTime> read) throws RowRefused {
        SourceTime time = read(columns, text, read);
        if (times.isFuture(time)) {
            throw new RowRefused(columns, "时间在将来：%s", "the time is in the future: %s", text);
        }
        return time;
    }

    private SourceTime read(List<String> columns, String text, Optional<SourceTime> read) throws RowRefused {
        return read.orElseThrow(() -> times.refused(columns, text, SourceTimes.NO_TIME));
    }

    /** One that is before it by no more than the mapping tolerates counts as the same. */
    private SourceTime after(SourceTime first, SourceTime next, List<String> columns, String zh, String en)
            throws RowRefused {
        if (!next.at().plusSeconds(mapping.tolerance()).isBefore(first.at())) {
            return next.at().isBefore(first.at()) ? first : next;
        }
        throw new RowRefused(columns, zh, en);
    }
}
