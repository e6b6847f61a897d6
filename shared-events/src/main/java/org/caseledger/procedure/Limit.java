package org.caseledger.procedure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/**
 * The length of a limit: at most 10,000 of the unit; 0 calendar days means until 24:00 of the same day, and no other
 * unit may be 0. {@code endsAfterHoliday}: calendar days whose last is a statutory holiday end on the first day after
 * the holiday (O121-45).
 */
public record Limit(
        int amount,
        LimitUnit unit,

        @JsonSetter(nulls = Nulls.AS_EMPTY) @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        boolean endsAfterHoliday)
        implements Labelled {
    private static final int MOST = 10_000;

    public Limit {
        InvalidValue.ifMissing("unit", unit);
        int least = unit == LimitUnit.CALENDAR_DAYS ? 0 : 1;
        if (amount < least || amount > MOST) {
            throw new InvalidValue(
                    "amount",
                    "期限为 " + amount + "，应在 " + least + " 与 " + MOST + " 之间",
                    "the amount is " + amount + "; it must be from " + least + " to " + MOST);
        }
        if (endsAfterHoliday && unit != LimitUnit.CALENDAR_DAYS) {
            throw new InvalidValue(
                    "endsAfterHoliday", "只适用于按自然日计算的期限", "only a limit in calendar days can end on a holiday");
        }
    }

    /** A limit that ends with its last counted day, whatever day that is. */
    public Limit(int amount, LimitUnit unit) {
        this(amount, unit, false);
    }

    @Override
    public Text text() {
        String units = amount == 1 ? unit.en().replaceFirst("s$", "") : unit.en();
        return amount == 0 ? new Text("当日", "the same day") : new Text(amount + unit.zh(), amount + " " + units);
    }
}
