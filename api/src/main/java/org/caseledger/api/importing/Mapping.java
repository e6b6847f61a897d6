package org.caseledger.api.importing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.events.Clock;
import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * How the table of another system is read: which column is what, as an office writes it in a YAML
 * file.
 *
 * @param source the other system's name, kept on every event that comes from it
 * @param unit the handling unit's name
 * @param verdict what the source says of its own time limit
 * @param state the source's status in our words
 * @param blanks what the source writes where it has nothing, such as {@code -}
 * @param timeFormats tried in this order; ISO dates and times are always understood
 * @param records the clocks of which the source keeps a record at all
 */
public record Mapping(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String source,
        @JsonProperty(required = true) Choice kind,
        @JsonProperty(required = true) Choice channel,
        @Nullable Choice unit,
        @Nullable Choice verdict,
        @Nullable Choice state,
        Set<String> blanks,
        @JsonProperty("time-formats") List<String> timeFormats,
        @JsonProperty(required = true) Fields fields,
        Set<Clock> records) {

    @SuppressWarnings("NullAway") // what the file leaves out arrives as null
    public Mapping {
        blanks = blanks == null ? Set.of() : Set.copyOf(blanks);
        timeFormats = timeFormats == null ? List.of() : List.copyOf(timeFormats);
        records = records == null ? Set.of() : Set.copyOf(records);
    }

    /** Whether the rows of one number are the states of one case, one after the other. */
    boolean isGrouped() {
        return !fields.updatedAt().isEmpty();
    }

    /** A {@link LabelledException} naming the columns that the table lacks. */
    public RowMapper over(Rows rows, LocalDateTime now) {
        List<String> missing =
                Stream.concat(
                                fields.columns(),
                                Stream.of(kind, channel, unit, verdict, state)
                                        .flatMap(Stream::ofNullable)
                                        .flatMap(choice -> Stream.ofNullable(choice.column())))
                        .distinct()
                        .filter(column -> !rows.columns().contains(column))
                        .toList();
        if (!missing.isEmpty()) {
            throw new LabelledException(
                    Text.format(
                            "文件（%s）缺少映射 %s 需要的列：%s；现有：%s",
                            "the file (%s) lacks columns that mapping %s needs: %s; it has: %s",
                            rows.form(),
                            name,
                            Text.list(missing),
                            Text.list(rows.columns())));
        }
        return new RowMapper(this, new SourceTimes(timeFormats, now));
    }
}
