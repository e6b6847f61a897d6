package org.caseledger.api.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Makes cases of rows by a mapping; what does not hold together is refused with its column. */
public final class RowMapper {
    private final Mapping mapping;
    private final SourceTimes times;

    RowMapper(Mapping mapping, SourceTimes times) {
        this.mapping = mapping;
        this.times = times;
    }

    public Mapped map(TableLine line) {
        if (line instanceof Reject reject) {
            return reject;
        }
        Row row = (Row) line;
        try {
            return mapped(row.number(), withoutBlanks(row.cells()));
        } catch (Refusal refusal) {
            return new Reject(row.number(), refusal.column, refusal.text);
        }
    }

    /** The source's own number; null when the line does not tell it. */
    @Nullable String sourceId(TableLine line) {
        return line instanceof Row row
                ? text(withoutBlanks(row.cells()), mapping.fields().sourceId())
                : null;
    }

    Mapping mapping() {
        return mapping;
    }

    private MappedRow mapped(long number, Map<String, String> cells) throws Refusal {
        for (var cell : cells.entrySet()) {
            if (cell.getValue().indexOf('\0') >= 0) {
                throw new Refusal(List.of(cell.getKey()), "含有空字符(NUL)", "it holds a NUL character");
            }
        }
        Fields fields = mapping.fields();
        String sourceId = text(cells, fields.sourceId());
        if (sourceId == null) {
            throw new Refusal(fields.sourceId(), "没有编号", "it has no number");
        }
        SourceTime received = received(cells);
        SourceTime updated = updated(cells, received);
        String unit = optional(mapping.unit(), cells);
        return new MappedRow(
                number,
                sourceId,
                ComplaintKind.valueOf(required(mapping.kind(), cells)),
                Channel.named(required(mapping.channel(), cells)),
                unit == null ? List.of() : List.of(new MappedRow.Assigned(unit, updated)),
                received,
                updated,
                replied(cells, received),
                text(cells, fields.complainant()),
                text(cells, fields.respondent()),
                text(cells, fields.subject()),
                text(cells, fields.narrative()),
                text(cells, fields.reply()),
                fields.category().stream()
                        .map(column -> cells.getOrDefault(column, ""))
                        .takeWhile(name -> !name.isEmpty())
                        .toList(),
                Optional.ofNullable(optional(mapping.verdict(), cells))
                        .map(SourceVerdict::valueOf)
                        .orElse(null),
                text(cells, fields.status()),
                Optional.ofNullable(optional(mapping.state(), cells))
                        .map(ComplaintState::valueOf)
                        .orElse(null));
    }

    private SourceTime received(Map<String, String> cells) throws Refusal {
        List<String> columns = mapping.fields().receivedAt();
        String text = text(cells, columns);
        if (text == null) {
            throw new Refusal(columns, "没有收件时间", "it has no time of receipt");
        }
        return checked(columns, text, times.receipt(text));
    }

    private @Nullable SourceTime updated(Map<String, String> cells, SourceTime received)
            throws Refusal {
        List<String> columns = mapping.fields().updatedAt();
        if (columns.isEmpty()) {
            return null;
        }
        String text = text(cells, columns);
        if (text == null) {
            throw new Refusal(columns, "没有更新时间", "it has no time of update");
        }
        SourceTime updated = checked(columns, text, times.reply(text));
        if (updated.at().isBefore(received.at())) {
            throw new Refusal(columns, "更新早于收件", "the update is before the receipt");
        }
        return updated;
    }

    private @Nullable SourceTime replied(Map<String, String> cells, SourceTime received)
            throws Refusal {
        List<String> columns = mapping.fields().repliedAt();
        String text = text(cells, columns);
        if (text == null) {
            return null;
        }
        SourceTime replied = checked(columns, text, times.reply(text));
        if (replied.at().isBefore(received.at())) {
            throw new Refusal(columns, "回复早于收件", "the reply is before the receipt");
        }
        return replied;
    }

    private SourceTime checked(List<String> columns, String text, Optional<SourceTime> read)
            throws Refusal {
        SourceTime time =
                read.orElseThrow(
                        () -> new Refusal(columns, "时间无法识别：%s", "not a time: %s", abridged(text)));
        if (times.isFuture(time)) {
            throw new Refusal(columns, "时间在将来：%s", "the time is in the future: %s", text);
        }
        return time;
    }

    private static String required(Choice choice, Map<String, String> cells) throws Refusal {
        String word = choice.of(cells);
        if (word == null) {
            String column = String.valueOf(choice.column());
            String found = abridged(cells.getOrDefault(column, ""));
            throw new Refusal(List.of(column), "映射里没有：%s", "the mapping does not know: %s", found);
        }
        return word;
    }

    private static @Nullable String optional(@Nullable Choice choice, Map<String, String> cells) {
        return choice == null ? null : choice.of(cells);
    }

    private Map<String, String> withoutBlanks(Map<String, String> cells) {
        Map<String, String> told = new LinkedHashMap<>(cells);
        told.values().removeIf(mapping.blanks()::contains);
        return told;
    }

    /** Null when none of the columns has anything. */
    private static @Nullable String text(Map<String, String> cells, List<String> columns) {
        String text =
                columns.stream()
                        .map(column -> cells.getOrDefault(column, ""))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
        return text.isEmpty() ? null : text;
    }

    /** A misplaced narrative must not end up in a list of rejects. */
    private static String abridged(String text) {
        return text.length() <= 30 ? text : text.substring(0, 30) + "…";
    }

    private static final class Refusal extends Exception {
        private final String column;
        private final transient Text text;

        Refusal(List<String> columns, String zh, String en, Object... facts) {
            this.column = String.join("+", columns);
            this.text = Text.format(zh, en, facts);
        }
    }
}
