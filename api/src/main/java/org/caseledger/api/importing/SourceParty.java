package org.caseledger.api.importing;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.complaint.Complainant;
import org.jspecify.annotations.Nullable;

/** Who complains of whom, as the source has it. */
final class SourceParty {

    private static final String UNNAMED = "（来源未记录姓名）";

    private SourceParty() {}

    /** Null where the source has nothing of the person. */
    static @Nullable Complainant of(Function<Field, @Nullable String> said) {
        String name = said.apply(Field.COMPLAINANT);
        String phone = said.apply(Field.PHONE);
        String email = said.apply(Field.EMAIL);
        String address = said.apply(Field.ADDRESS);
        boolean nothing = Stream.of(name, phone, email, address).allMatch(part -> part == null);
        return nothing
                ? null
                : new Complainant(name == null ? UNNAMED : name, phone, email, address);
    }

    /** What else is said of the respondent, for the narrative; null where nothing is. */
    static @Nullable String respondentDetails(Function<Field, @Nullable String> said) {
        String details =
                Stream.of(
                                line("统一社会信用代码", said.apply(Field.RESPONDENT_CODE)),
                                line("被投诉人地址", said.apply(Field.RESPONDENT_ADDRESS)))
                        .flatMap(part -> part)
                        .collect(Collectors.joining("\n"));
        return details.isEmpty() ? null : details;
    }

    private static Stream<String> line(String label, @Nullable String text) {
        return text == null ? Stream.empty() : Stream.of(label + "：" + text);
    }
}
