package org.caseledger.procedure;

import org.caseledger.text.Labelled;

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
    public String zh() {
        return amount == 0 ? "当日" : amount + unit.zh();
    }

    @Override
    public String en() {
        String units = amount == 1 ? unit.en().replaceFirst("s$", "") : unit.en();
        return amount == 0 ? "the same day" : amount + " " + units;
    }
}
