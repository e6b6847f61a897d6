package org.caseledger.api.duty;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Days as tables write them, with digits of any width. */
final class RosterDays {
    private static final List<DateTimeFormatter> FORMS = Stream.of(
                    "uuuu-M-d", "uuuu/M/d", "uuuu.M.d", "uuuu年M月d日", "uuuuMMdd")
            .map(DateTimeFormatter::ofPattern)
            .map(form -> form.withResolverStyle(ResolverStyle.STRICT))
            .toList();

    private RosterDays() {}

    /** Empty when the text is no day of the calendar. */
    static Optional<LocalDate> of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replace(" ", "");
        for (var form : FORMS) {
            try {
                return Optional.of(LocalDate.parse(plain, form));
            } catch (DateTimeException notThisForm) {
                // the next form may fit
            }
        }
        return Optional.empty();
    }
}
