package org.caseledger.api.importing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.complaint.Demand;
import org.caseledger.events.complaint.Demands;
import org.caseledger.events.complaint.Matter;
import org.jspecify.annotations.Nullable;

/** What a dispute is about, as the source has it: what was bought where and when, what is asked. */
@RequiredArgsConstructor
final class SourceMatter {
    private static final Matter NOTHING = new Matter(null, null, null, null, null, null, null, null, null);

    private final Mapping mapping;
    private final SourceTimes times;

    /** Null where the source has nothing of it. */
    @Nullable
    Matter of(Map<String, String> cells, Function<Field, @Nullable String> said, SourceTime received)
            throws RowRefused {
        var bought = day(Field.BOUGHT_ON, said, received);
        var disputed = day(Field.DISPUTED_ON, said, received);
        if (bought != null && disputed != null && disputed.isBefore(bought)) {
            throw new RowRefused(
                    mapping.columns(Field.DISPUTED_ON),
                    "争议发生早于购买（%s）",
                    "the dispute arose before the purchase (%s)",
                    bought);
        }
        var matter = new Matter(
                said.apply(Field.GOODS),
                said.apply(Field.BRAND),
                said.apply(Field.MODEL),
                said.apply(Field.QUANTITY),
                amount(Field.AMOUNT, said),
                said.apply(Field.PLACE),
                bought,
                disputed,
                demands(cells, said));
        return matter.equals(NOTHING) ? null : matter;
    }

    /** A sum that is asked for is a demand, whether or not a word of the source says so. */
    private @Nullable Demands demands(Map<String, String> cells, Function<Field, @Nullable String> said)
            throws RowRefused {
        var read = mapping.demands().of(cells);
        var refund = amount(Field.REFUND, said);
        var damages = amount(Field.DAMAGES, said);
        var other = Stream.concat(read.others().stream(), Stream.ofNullable(said.apply(Field.OTHER_DEMAND)))
                .collect(Collectors.joining("；"));
        var all = EnumSet.noneOf(Demand.class);
        all.addAll(read.demands());
        add(all, Demand.REFUND, refund);
        add(all, Demand.DAMAGES, damages);
        add(all, Demand.OTHER, other.isEmpty() ? null : other);
        return all.isEmpty() ? null : new Demands(all, refund, damages, other.isEmpty() ? null : other);
    }

    private static void add(EnumSet<Demand> all, Demand demand, @Nullable Object said) {
        if (said != null) {
            all.add(demand);
        }
    }

    private @Nullable BigDecimal amount(Field field, Function<Field, @Nullable String> said) throws RowRefused {
        String text = said.apply(field);
        if (text == null) {
            return null;
        }
        return mapping.amountUnit()
                .yuan(text)
                .orElseThrow(() -> new RowRefused(
                        mapping.columns(field), "不是金额：%s", "not an amount: %s", RowMapper.abridged(text)));
    }

    private @Nullable LocalDate day(Field field, Function<Field, @Nullable String> said, SourceTime received)
            throws RowRefused {
        String text = said.apply(field);
        if (text == null) {
            return null;
        }
        List<String> columns = mapping.columns(field);
        LocalDate day = times.day(text).orElseThrow(() -> times.refused(columns, text, SourceTimes.NO_DAY));
        if (day.isAfter(received.at().toLocalDate())) {
            throw new RowRefused(columns, "日期晚于收件：%s", "the date is after the receipt: %s", text);
        }
        return day;
    }
}
