package org.caseledger.query.repeats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a complaint is compared by: the phone and the pairs of what was said as keyed numbers, the
 * name of the respondent in its common form, and the sketch under which similar texts are found.
 */
record RepeatKeys(
        @Nullable Long phone, @Nullable String respondent, List<Long> said, List<Long> sketch) {

    RepeatKeys foundBy(List<Long> other) {
        return new RepeatKeys(phone, respondent, said, other);
    }

    /** What a reader who may not open what is sealed compares by. */
    RepeatKeys plain() {
        return new RepeatKeys(null, respondent, List.of(), List.of());
    }
}
