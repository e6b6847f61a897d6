package org.caseledger.api.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.Getter;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceVerdict;
import org.jspecify.annotations.Nullable;

/** Makes cases of rows by a mapping; what does not hold together is refused with its column. */
public final class RowMapper {
    private static final int LONGEST_UNIT = 100;

    @Getter(AccessLevel.PACKAGE)
    private final Mapping mapping;

    private final Set<String> used;
    private final Set<String> selecting;
    private final Set<String> numbering;
    private final RowTimes times;
    private final SourceMatter matter;

    /** {@code used} are the columns that the mapping needs; a fault in another one is none. */
    RowMapper(Mapping mapping, Set<String> used, SourceTimes times) {
        this.mapping = mapping;
        this.used = used;
        this.selecting = mapping.rows().columns().collect(Collectors.toSet());
        this.numbering = Set.copyOf(mapping.columns(Field.SOURCE_ID));
        this.times = new RowTimes(mapping, times);
        this.matter = new SourceMatter(mapping, times);
    }

    /** Whether the mapping means this row at all; a broken one may be meant. */
    boolean isSelected(TableLine line) {
        return !(line instanceof Row row)
                || row.fault(selecting).isPresent()
                || mapping.rows().includes(withoutBlanks(row.cells()));
    }

    public Mapped map(TableLine line) {
        if (line instanceof Reject reject) {
            return reject;
        }
        Row row = (Row) line;
        if (!isSelected(row)) {
            return new LeftOut(row.number());
        }
        var fault = row.fault(used);
        if (fault.isPresent()) {
            return fault.get();
        }
        try {
            return mapped(row.number(), withoutBlanks(row.cells()));
        } catch (RowRefused refused) {
            return refused.asReject(row.number());
        }
    }

    /** The source's own number; null when the line does not tell it, or is not meant. */
    @Nullable
    String sourceId(TableLine line) {
        return line instanceof Row row
                        && isSelected(line)
                        && row.fault(numbering).isEmpty()
                ? text(withoutBlanks(row.cells()), Field.SOURCE_ID)
                : null;
    }

    private MappedRow mapped(long number, Map<String, String> cells) throws RowRefused {
        String sourceId = text(cells, Field.SOURCE_ID);
        if (sourceId == null) {
            throw new RowRefused(mapping.columns(Field.SOURCE_ID), "没有编号", "it has no number");
        }
        Function<Field, @Nullable String> said = field -> text(cells, field);
        SourceTime received = times.received(said.apply(Field.RECEIVED_AT));
        SourceTime updated = times.updated(said, received);
        SourceTime closed = times.closed(said.apply(Field.CLOSED_AT), received);
        SourceTime due = times.due(said.apply(Field.DUE_AT), received);
        SourceVerdict verdict = Words.chosen("verdict", mapping.verdict(), cells, SourceVerdict::valueOf);
        String unit = unit(cells);
        RespondentKind kindOfRespondent =
                Words.chosen("respondent-kind", mapping.respondentKind(), cells, RespondentKind::valueOf);
        var party = new SourceParty(mapping, cells, said);
        var complainant = party.complainant();
        var respondent = party.respondent(kindOfRespondent);
        return new MappedRow(
                number,
                number,
                sourceId,
                Words.required("kind", mapping.kind(), cells, ComplaintKind::valueOf),
                Words.required("channel", mapping.channel(), cells, Channel::named),
                Words.chosen("severity", mapping.severity(), cells, Severity::valueOf),
                unit == null ? List.of() : List.of(new MappedRow.Assigned(unit, updated, number)),
                received,
                updated,
                times.replied(said.apply(Field.REPLIED_AT), received),
                closed,
                due,
                complainant,
                said.apply(Field.RESPONDENT),
                kindOfRespondent,
                respondent,
                party.codeOfPerson(kindOfRespondent),
                matter.of(cells, said, received),
                said.apply(Field.SUBJECT),
                said.apply(Field.NARRATIVE),
                said.apply(Field.REQUEST),
                said.apply(Field.REPLY),
                mapping.categories()
                        .of(mapping.parts(Field.CATEGORY).stream()
                                .map(part -> part.of(cells))
                                .toList()),
                verdict == null ? times.verdict(due, closed) : verdict,
                said.apply(Field.STATUS),
                Words.chosen("state", mapping.state(), cells, ComplaintState::valueOf),
                party.doubts());
    }

    /** A text of several lines, or a long one, is the cell of another column. */
    private @Nullable String unit(Map<String, String> cells) throws RowRefused {
        String unit = Words.chosen("unit", mapping.unit(), cells, Function.identity());
        if (unit != null && (unit.length() > LONGEST_UNIT || unit.codePoints().anyMatch(Character::isISOControl))) {
            throw new RowRefused(
                    Mapping.columns(mapping.unit()),
                    "单位名称应为一行、不超过 %d 字：%s",
                    "the name of a unit must be one line of at most %d characters: %s",
                    LONGEST_UNIT,
                    abridged(unit).replaceAll("\\p{Cntrl}", " "));
        }
        return unit;
    }

    private Map<String, String> withoutBlanks(Map<String, String> cells) {
        Map<String, String> told = new LinkedHashMap<>(cells);
        told.values().removeIf(mapping.blanks()::contains);
        return told;
    }

    /** Null when none of its parts has anything. */
    private @Nullable String text(Map<String, String> cells, Field field) {
        String text = mapping.parts(field).stream()
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
