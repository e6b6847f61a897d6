package org.caseledger.api.administration;

import java.util.List;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.Person;
import org.caseledger.text.Bilingual;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A row of a sheet of people and the effect of recording it; {@code row} is counted from 1 with the header, as a
 * spreadsheet shows it. {@code username} is as written, {@code person} null if the row is refused, {@code before} the
 * person it changes.
 */
public record SheetRow(
        long row,
        String username,
        @Nullable Person person,
        @Nullable Person before,
        Outcome outcome,
        List<Text> mistakes) {
    /** What becomes of a row. */
    @Getter
    @RequiredArgsConstructor
    public enum Outcome implements Bilingual {
        NEW("新增", "new"),
        CHANGED("变更", "changed"),
        UNCHANGED("不变", "unchanged"),
        REFUSED("有误", "refused");

        private final String zh;
        private final String en;
    }

    static SheetRow refused(long row, String username, List<Text> mistakes) {
        return new SheetRow(row, username, null, null, Outcome.REFUSED, List.copyOf(mistakes));
    }

    static SheetRow of(long row, Person person, @Nullable Person before) {
        var outcome = before == null ? Outcome.NEW : before.equals(person) ? Outcome.UNCHANGED : Outcome.CHANGED;
        return new SheetRow(row, person.username(), person, before, outcome, List.of());
    }
}
