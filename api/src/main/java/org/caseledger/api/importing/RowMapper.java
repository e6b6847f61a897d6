package org.caseledger.api.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Makes cases of rows by a mapping; what does not hold together is refused with its column. */
public final class RowMapper {
    private final Mapping mapping;
    private final RowTimes times;

    RowMapper(Mapping mapping, SourceTimes times) {
        this.mapping = mapping;
        this.times = new RowTimes(mapping, times);
    }

    /** Whether the mapping means this row at all; a broken one may be meant. */
    boolean isSelected(TableLine line) {
        return !(line instanceof Row row) || mapping.rows().includes(withoutBlanks(row.cells()));
    }

    public Mapped map(TableLine line) {
        if (line instanceof Reject reject) {
            return reject;
        }
        Row row = (Row) line;
        if (!isSelected(row)) {
            return new LeftOut(row.number());
        }
        try {
            return mapped(row.number(), withoutBlanks(row.cells()));
        } catch (RowRefused refused) {
            return refused.asReject(row.number());
        }
    }

    /** The source's own number; null when the line does not tell it, or is not meant. */
    @Nullable String sourceId(TableLine line) {
        return line instanceof Row row && isSelected(line)
                ? text(withoutBlanks(row.cells()), Field.SOURCE_ID)
                : null;
    }

    Mapping mapping() {
        return mapping;
    }

    private MappedRow mapped(long number, Map<String, String> cells) throws RowRefused {
        for (var cell : cells.entrySet()) {
            if (cell.getValue().indexOf('\0') >= 0) {
                throw new RowRefused(
                        List.of(cell.getKey()), "含有空字符(NUL)", "it holds a NUL character");
            }
        }
        String sourceId = text(cells, Field.SOURCE_ID);
        if (sourceId == null) {
            throw new RowRefused(mapping.columns(Field.SOURCE_ID), "没有编号", "it has no number");
        }
        Function<Field, @Nullable String> said = field -> text(cells, field);
        SourceTime received = times.received(said.apply(Field.RECEIVED_AT));
        SourceTime updated = times.updated(said, received);
        SourceTime closed = times.closed(said.apply(Field.CLOSED_AT), received);
        SourceTime due = times.due(said.apply(Field.DUE_AT), received);
        SourceVerdict verdict = word("verdict", mapping.verdict(), cells, SourceVerdict::valueOf);
        String unit = word("unit", mapping.unit(), cells, Function.identity());
        return new MappedRow(
                number,
                sourceId,
                required("kind", mapping.kind(), cells, ComplaintKind::valueOf),
                required("channel", mapping.channel(), cells, Channel::named),
                word("severity", mapping.severity(), cells, Severity::valueOf),
                unit == null ? List.of() : List.of(new MappedRow.Assigned(unit, updated)),
                received,
                updated,
                times.replied(said.apply(Field.REPLIED_AT), received),
                closed,
                due,
                SourceParty.of(said),
                said.apply(Field.RESPONDENT),
                word("respondent-kind", mapping.respondentKind(), cells, RespondentKind::valueOf),
                SourceParty.respondentDetails(said),
                said.apply(Field.SUBJECT),
                said.apply(Field.NARRATIVE),
                said.apply(Field.REQUEST),
                said.apply(Field.REPLY),
                mapping.categories()
                        .of(
                                mapping.parts(Field.CATEGORY).stream()
                                        .map(part -> part.of(cells))
                                        .toList()),
                verdict == null ? times.verdict(due, closed) : verdict,
                said.apply(Field.STATUS),
                word("state", mapping.state(), cells, ComplaintState::valueOf));
    }

    private static <T> T required(
            String field,
            List<Choice> choices,
            Map<String, String> cells,
            Function<String, T> known)
            throws RowRefused {
        T word = word(field, choices, cells, known);
        if (word == null) {
            throw new RowRefused(
                    Mapping.columns(choices), "未说明 %s", "it does not say the %s", field);
        }
        return word;
    }

    /** That of the first choice that knows one; null where the row says nothing. */
    private static <T> @Nullable T word(
            String field,
            List<Choice> choices,
            Map<String, String> cells,
            Function<String, T> known)
            throws RowRefused {
        Choice unknown = null;
        for (Choice choice : choices) {
            if (choice.isAsked(cells)) {
                String word = choice.of(cells);
                if (word != null) {
                    return known(field, choice, word, known);
                }
                unknown = choice.word(cells).isEmpty() ? unknown : choice;
            }
        }
        if (unknown != null) {
            throw new RowRefused(
                    unknown.columns().toList(),
                    "映射里没有：%s；%s 已有：%s",
                    "the mapping does not know: %s; for %s it knows: %s",
                    abridged(unknown.word(cells)),
                    field,
                    Text.list(unknown.values().keySet().stream().sorted().toList()));
        }
        return null;
    }

    /** A column whose words are taken as they are can have one that is none of ours. */
    private static <T> T known(String field, Choice choice, String word, Function<String, T> known)
            throws RowRefused {
        try {
            return known.apply(word);
        } catch (IllegalArgumentException e) {
            throw new RowRefused(
                    choice.columns().toList(),
                    "“%s”不是 %s；请在映射中用 values 说明",
                    "'%s' is no %s: say what it means under 'values' in the mapping",
                    abridged(word),
                    field);
        }
    }

    private Map<String, String> withoutBlanks(Map<String, String> cells) {
        Map<String, String> told = new LinkedHashMap<>(cells);
        told.values().removeIf(mapping.blanks()::contains);
        return told;
    }

    /** Null when none of its parts has anything. */
    private @Nullable String text(Map<String, String> cells, Field field) {
        String text =
                mapping.parts(field).stream()
                        .map(part -> part.of(cells))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" "));
        return text.isEmpty() ? null : text;
    }

    /** A misplaced narrative must not end up in a list of rejects. */
    static String abridged(String text) {
        return text.length() <= 30 ? text : text.substring(0, 30) + "…";
    }
}
