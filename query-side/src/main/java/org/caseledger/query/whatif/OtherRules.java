package org.caseledger.query.whatif;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import lombok.Getter;
import org.caseledger.procedure.DeadlineCalculator;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.procedure.clocks.ClockRules;
import org.jspecify.annotations.Nullable;

/** The rules that cases are reckoned by instead of their own. */
public final class OtherRules {
    /** Whether the limits of the law apply: as in the file or as recorded, or always, or never. */
    public enum Law {
        AUTO,
        ON,
        OFF
    }

    private final Procedures procedures;
    private final @Nullable Procedure one;
    /** Whether the law binds. */
    @Getter
    private final Law law;

    @Getter
    private final WorkCalendar calendar;

    private final DeadlineCalculator calculator;
    private final Map<String, Optional<ClockRules>> byRecorded = new ConcurrentHashMap<>();

    /**
     * @param id the procedure that all cases are reckoned by; null: each by its own, as its file is now
     * @throws IllegalArgumentException where there is no such procedure, in both languages
     */
    public OtherRules(Procedures procedures, @Nullable String id, Law law, WorkCalendar calendar) {
        this.procedures = procedures;
        this.one = id == null ? null : procedures.choose(id, law.name().toLowerCase());
        this.law = law;
        this.calendar = calendar;
        this.calculator = new DeadlineCalculator(calendar);
    }

    /** The one procedure for all cases; null: each its own. */
    public @Nullable Procedure procedure() {
        return one;
    }

    /** The rules for a case that is handled by a procedure; none when that one's file is gone. */
    Optional<ClockRules> instead(String recorded) {
        return byRecorded.computeIfAbsent(
                recorded,
                id -> (one == null ? own(id) : Optional.of(one)).map(p -> new ClockRules(p, calendar, calculator)));
    }

    private Optional<Procedure> own(String recorded) {
        boolean alone = procedures.all().stream().anyMatch(p -> p.id().equals(recorded));
        int plus = recorded.lastIndexOf('+');
        String id = alone || plus < 0 ? recorded : recorded.substring(0, plus);
        boolean bound = law == Law.AUTO ? !id.equals(recorded) : law == Law.ON;
        return procedures.find(id).map(p -> procedures.choose(id, bound ? "on" : "off"));
    }
}
