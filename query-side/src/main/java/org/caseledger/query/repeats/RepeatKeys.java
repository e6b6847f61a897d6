package org.caseledger.query.repeats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which a complaint is compared: phone, email, address and name of the complainant and the word pairs of
 * the text as keyed numbers, the name of the respondent in its common form, and the sketch under which similar texts
 * are found.
 */
record RepeatKeys(
        @Nullable Long phone,
        @Nullable Long email,
        @Nullable Long address,
        @Nullable Long complainant,
        @Nullable String respondent,
        List<Long> said,
        List<Long> sketch) {
    /** What a reader who may not open what is sealed compares by. */
    RepeatKeys plain() {
        return new RepeatKeys(null, null, null, null, respondent, List.of(), List.of());
    }
}
