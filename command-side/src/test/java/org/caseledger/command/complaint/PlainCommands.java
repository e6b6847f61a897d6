package org.caseledger.command.complaint;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.Medium;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Every command on a case whose parts are plain values, made up from what its record declares, so that a new command
 * takes part in random histories by itself.
 */
final class PlainCommands {
    private static final Map<Class<?>, Function<SplittableRandom, Object>> VALUES = Map.of(
            CaseId.class, random -> Give.CASE,
            String.class, random -> "情况说明",
            UnitId.class, random -> random.nextBoolean() ? People.XIPU : People.HONGGUANG,
            boolean.class, SplittableRandom::nextBoolean,
            LocalDate.class, random -> LocalDate.of(2030, 1, 1),
            int.class, random -> 1 + random.nextInt(3));

    private static final List<Class<? extends ComplaintCommand>> TYPES = ComplaintCommands.onACase().stream()
            .filter(type -> Arrays.stream(type.getRecordComponents()).allMatch(PlainCommands::isPlain))
            .toList();

    private PlainCommands() {}

    /** One of them, with values that often suit. */
    static ComplaintCommand any(SplittableRandom random) {
        return of(TYPES.get(random.nextInt(TYPES.size())), Give.TOLD, random);
    }

    /** One of this type, of which the complainant was notified so. */
    static ComplaintCommand of(Class<? extends ComplaintCommand> type, Told told, SplittableRandom random) {
        var parts = type.getRecordComponents();
        try {
            return type.getDeclaredConstructor(
                            Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new))
                    .newInstance(Arrays.stream(parts)
                            .map(part -> value(part, told, random))
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isPlain(RecordComponent part) {
        return isOptional(part)
                || part.getType() == Told.class
                || part.getType().isEnum()
                || VALUES.containsKey(part.getType());
    }

    private static boolean isOptional(RecordComponent part) {
        return part.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable Object value(RecordComponent part, Told told, SplittableRandom random) {
        if (isOptional(part)) {
            return null;
        } else if (part.getType().isEnum()) {
            // Whom no one can notify is not talked to either: that is what the commands with rules of their own are
            // for.
            var constants = Arrays.stream(part.getType().getEnumConstants())
                    .filter(constant -> constant != Medium.NOBODY)
                    .toList();
            return constants.get(random.nextInt(constants.size()));
        } else if (part.getType() == Told.class) {
            return told;
        }
        return VALUES.get(part.getType()).apply(random);
    }
}
