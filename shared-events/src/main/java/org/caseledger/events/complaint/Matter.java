package org.caseledger.events.complaint;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/**
 * What the dispute is about: the goods or service, what it cost in yuan, where and when it was bought, when the dispute
 * arose and what is demanded (F1). What is written in words may name a person and is sealed.
 */
public record Matter(
        @Official @Nullable String goods,
        @Official @Nullable String brand,
        @Official @Nullable String model,
        @Official @Nullable String quantity,
        @Yuan @Nullable BigDecimal amount,
        @Official @Nullable String place,
        @Nullable LocalDate boughtOn,
        @Nullable LocalDate disputedOn,
        @Nullable Demands demands) {
    /** The days that it names. */
    public Stream<LocalDate> days() {
        return Stream.of(Stream.ofNullable(boughtOn), Stream.ofNullable(disputedOn))
                .flatMap(day -> day);
    }

    /** Whether anything is demanded. */
    public boolean demandsSomething() {
        return demands != null && !demands.of().isEmpty();
    }
}
