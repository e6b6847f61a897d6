package org.caseledger.api.importing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.Clock;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/**
 * How the table of another system is read: which column has which field, as an office writes it in a YAML file
 * (docs/import.md).
 *
 * @param source the other system's name, kept on every event that comes from it
 * @param unit the handling unit's name or code
 * @param respondentKind whether a respondent is a natural person, whose name is sealed
 * @param identityKind the kind of the complainant's document
 * @param demands the words of the source for demands
 * @param verdict the source's own verdict on its time limit
 * @param state the source's status in our words
 * @param blanks what the source writes for no value, such as {@code -}
 * @param timeFormats tried in this order; ISO dates and times are always understood
 * @param tolerance by how many seconds a time may be before the one that it follows
 * @param amountUnit the unit of amounts that have none in their cell
 * @param records the clocks of which the source keeps a record at all
 */
public record Mapping(
        String name,
        String source,
        TableForm file,
        Selection rows,
        List<Choice> kind,
        List<Choice> channel,
        List<Choice> unit,
        List<Choice> severity,
        @JsonProperty("respondent-kind") List<Choice> respondentKind,
        @JsonProperty("identity-kind") List<Choice> identityKind,
        DemandWords demands,
        List<Choice> verdict,
        List<Choice> state,
        Set<String> blanks,
        @JsonProperty("time-formats") List<String> timeFormats,
        @JsonProperty("tolerance-seconds") Integer tolerance,
        @JsonProperty("amount-unit") AmountUnit amountUnit,
        Map<String, List<Part>> fields,
        Categories categories,
        Set<Clock> records) {
    @SuppressWarnings("NullAway") // what the file leaves out arrives as null
    public Mapping {
        file = file == null ? TableForm.FOUND : file;
        rows = rows == null ? Selection.ALL : rows;
        kind = orNone(kind);
        channel = orNone(channel);
        unit = orNone(unit);
        severity = orNone(severity);
        respondentKind = orNone(respondentKind);
        identityKind = orNone(identityKind);
        demands = demands == null ? DemandWords.NONE : demands;
        verdict = orNone(verdict);
        state = orNone(state);
        blanks = blanks == null ? Set.of() : Set.copyOf(blanks);
        timeFormats = orNone(timeFormats);
        tolerance = tolerance == null ? 0 : tolerance;
        amountUnit = amountUnit == null ? AmountUnit.YUAN : amountUnit;
        fields = fields == null ? Map.of() : Map.copyOf(fields);
        categories = categories == null ? Categories.AS_WRITTEN : categories;
        records = records == null ? Set.of() : Set.copyOf(records);
        MappingCheck.names(name, source, kind, channel);
        MappingCheck.fields(fields);
        MappingCheck.identity(fields, identityKind);
        MappingCheck.words(kind, channel, severity, respondentKind, verdict, state);
        MappingCheck.words(identityKind, demands);
        MappingCheck.times(timeFormats, file.locale(), tolerance);
    }

    @SuppressWarnings("NullAway") // what the file leaves out arrives as null
    private static <T> List<T> orNone(List<T> written) {
        return written == null ? List.of() : List.copyOf(written);
    }

    /** The parts of a field; empty if the mapping has none. */
    List<Part> parts(Field field) {
        return fields.getOrDefault(field.toString(), List.of());
    }

    /** The columns that fields are made of, as a reject names them. */
    List<String> columns(Field... of) {
        return Stream.of(of)
                .flatMap(field -> parts(field).stream())
                .flatMap(part -> Stream.ofNullable(part.column()))
                .toList();
    }

    /** The columns that a word is chosen by. */
    static List<String> columns(List<Choice> choices) {
        return choices.stream().flatMap(Choice::columns).distinct().toList();
    }

    /** Whether the rows of one number are the states of one case, one after the other. */
    boolean isGrouped() {
        return !parts(Field.UPDATED_AT).isEmpty();
    }

    /** A {@link LabelledException} naming the columns that the table lacks, or has more than once. */
    public RowMapper over(Rows table, LocalDateTime now) {
        Set<String> used = columns();
        refuseAny(
                used,
                column -> !table.columns().contains(column),
                missing -> Text.format(
                        "文件（%s）缺少映射 %s 需要的列：%s；现有：%s",
                        "the file (%s) lacks columns that mapping %s needs: %s; it has: %s",
                        table.form(),
                        name,
                        Text.list(missing),
                        Text.list(table.columns())));
        refuseAny(
                used,
                table.repeated()::contains,
                repeated -> Text.format(
                        "映射 %s 需要的列在表头中有重复：%s",
                        "the header names twice what mapping %s needs: %s", name, Text.list(repeated)));
        return new RowMapper(this, used, new SourceTimes(timeFormats, file, now));
    }

    private static void refuseAny(Set<String> columns, Predicate<String> wrong, Function<List<String>, Text> why) {
        List<String> found = columns.stream().filter(wrong).toList();
        if (!found.isEmpty()) {
            throw new LabelledException(why.apply(found));
        }
    }

    /** All that it needs of a table. */
    private Set<String> columns() {
        return Stream.of(
                        fields.values().stream().flatMap(List::stream).flatMap(Part::columns),
                        Stream.of(
                                        kind,
                                        channel,
                                        unit,
                                        severity,
                                        respondentKind,
                                        identityKind,
                                        List.of(demands.word()),
                                        verdict,
                                        state)
                                .flatMap(List::stream)
                                .flatMap(Choice::columns),
                        rows.columns())
                .flatMap(columns -> columns)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
