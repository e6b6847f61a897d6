package org.caseledger.api.importing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseledger.events.complaint.Demand;
import org.caseledger.procedure.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * The column that says what is demanded.
 *
 * @param word what each of its words means
 * @param separator between several in one cell; null: a cell is one
 */
record DemandWords(Choice word, @Nullable String separator) {
    static final DemandWords NONE = new DemandWords(Choice.byColumn(null, null, null, null), null);

    /** The demands of a row, and its words for demands of other kinds. */
    record Read(Set<Demand> demands, List<String> others) {}

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static DemandWords of(
            @JsonProperty("column") String column,
            @JsonProperty("separator") @Nullable String separator,
            @JsonProperty("values") @Nullable Map<String, String> values,
            @JsonProperty("otherwise") @Nullable String otherwise,
            @JsonProperty("when") @Nullable When when) {
        InvalidValue.ifMissing("column", column);
        return new DemandWords(Choice.byColumn(column, values, otherwise, when), separator);
    }

    Read of(Map<String, String> cells) throws RowRefused {
        var demands = EnumSet.noneOf(Demand.class);
        var others = new ArrayList<String>();
        for (String said : word.isAsked(cells) ? said(word.word(cells)) : List.<String>of()) {
            var demand = Words.meant("demands", word, said, Demand::valueOf);
            demands.add(demand);
            if (demand == Demand.OTHER) {
                others.add(said);
            }
        }
        return new Read(demands, others);
    }

    private List<String> said(String cell) {
        var words = separator == null ? Stream.of(cell) : Stream.of(cell.split(Pattern.quote(separator)));
        return words.map(Header::trimmed).filter(said -> !said.isEmpty()).toList();
    }
}
