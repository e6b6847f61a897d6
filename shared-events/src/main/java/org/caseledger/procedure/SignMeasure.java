package org.caseledger.procedure;

import java.util.EnumSet;
import java.util.Set;
import org.caseledger.events.complaint.RefusalSign;

/**
 * From when on the ledger shows a factor of article 17 as seen (O121-17): {@code atLeast} so many complaints, or people
 * of a shared contact, the complaint in question included, received within so many days.
 */
public record SignMeasure(RefusalSign sign, Integer atLeast, Integer withinDays, String clause) {
    private static final Set<RefusalSign> MEASURED =
            EnumSet.of(RefusalSign.UNUSUAL_PURCHASES, RefusalSign.MANY_AT_ONCE, RefusalSign.SHARED_CONTACT);
    private static final int MOST = 100;
    private static final int LONGEST = 3650;

    public SignMeasure {
        InvalidValue.ifMissing("sign", sign);
        InvalidValue.ifMissing("atLeast", atLeast);
        InvalidValue.ifMissing("withinDays", withinDays);
        InvalidValue.ifMissing("clause", clause);
        if (!MEASURED.contains(sign)) {
            throw new InvalidValue("sign", "此项由人判断，可设：" + MEASURED, "is for a person to judge; one of " + MEASURED);
        }
        within("atLeast", atLeast, 2, MOST);
        within("withinDays", withinDays, 1, LONGEST);
    }

    private static void within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidValue(
                    field, "应为 %d 至 %d 的整数".formatted(least, most), "must be from %d to %d".formatted(least, most));
        }
    }
}
