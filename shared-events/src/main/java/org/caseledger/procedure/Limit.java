package org.caseledger.procedure;

import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/**
 * The length of a limit: at most 10,000 of the unit; 0 calendar days means until 24:00 of the same
 * day, and no other unit may be 0.
 */
public record Limit(int amount, LimitUnit unit) implements Labelled {

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
    }

    @Override
    public Text text() {
        String units = amount == 1 ? unit.en().replaceFirst("s$", "") : unit.en();
        return amount == 0
                ? new Text("当日", "the same day")
                : new Text(amount + unit.zh(), amount + " " + units);
    }
}
