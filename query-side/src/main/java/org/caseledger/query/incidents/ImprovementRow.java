package org.caseledger.query.incidents;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be done better since an incident or exercise was evaluated, {@code by} its last day; done when
 * {@code completedAt} is there (P5.18, P5.22–24).
 */
public record ImprovementRow(
        UUID incident,
        int number,
        String title,
        boolean exercise,
        String what,
        String who,
        LocalDate by,
        @Nullable String done,
        @Nullable Instant completedAt) {
    /** Whether its last day has passed without it. */
    public boolean isOverdueOn(LocalDate today) {
        return completedAt == null && today.isAfter(by);
    }

    /** Those of an incident, in order. */
    public static List<ImprovementRow> of(IncidentFile file) {
        if (file.evaluated() == null || file.declared() == null) {
            return List.of();
        }
        int count = file.evaluated().what().improvements().size();
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> of(file, number))
                .toList();
    }

    private static ImprovementRow of(IncidentFile file, int number) {
        var improvement = file.evaluated().what().improvements().get(number - 1);
        var done = file.completed().stream()
                .filter(c -> c.what().improvement() == number)
                .findFirst()
                .orElse(null);
        return new ImprovementRow(
                file.id(),
                number,
                file.declared().what().title(),
                file.ofExercise(),
                improvement.what(),
                improvement.who(),
                improvement.by(),
                done == null ? null : done.what().done(),
                done == null ? null : done.at());
    }
}
