package org.caseledger.api.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.Logins;
import org.caseledger.api.security.Units;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.duty.Answering;
import org.caseledger.query.duty.Duty;
import org.caseledger.query.duty.DutyGap;
import org.caseledger.query.duty.DutyGaps;
import org.caseledger.query.duty.DutyQueries;
import org.caseledger.query.duty.Post;
import org.caseledger.query.duty.WhoAnswers;
import org.springframework.stereotype.Component;

/** Who is on duty now, and the gaps on the days ahead; people who have left do not count. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class RosterWatch {
    private final DutyQueries duties;
    private final DutyGaps gaps;
    private final WhoAnswers answers;
    private final WorkCalendar calendar;
    private final Units units;
    private final Logins logins;
    private final Clock clock;

    /**
     * The days from today up to and with {@code until}: {@code begun} says whether any roster was begun,
     * {@code mandatory} whether the procedure requires rosters, {@code notBegun} which stations have none and are
     * therefore not warned of (none where rosters are mandatory), {@code provisional} whether holidays among these days
     * may be unknown.
     */
    public record Ahead(
            LocalDate from,
            LocalDate until,
            boolean begun,
            boolean mandatory,
            List<Post> notBegun,
            boolean provisional,
            List<DutyGap> gaps) {}

    /** Who answers now. */
    public Answering now() {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, WorkCalendar.ZONE);
        return answers.at(now, posts(), kept(today, today));
    }

    /** The gaps in the rosters. */
    public Ahead ahead() {
        var today = LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE);
        var until = gaps.until(today);
        var begun = duties.begun(today);
        var posts = posts();
        return new Ahead(
                today,
                until,
                !begun.isEmpty(),
                gaps.areMandatory(),
                gaps.notBegun(posts, begun),
                calendar.isProvisional(until),
                gaps.from(today, posts, begun, kept(today, until)));
    }

    /** The turns of those who still log in: whoever has left keeps none. */
    private List<Duty> kept(LocalDate from, LocalDate until) {
        var all = duties.between(from, until, null);
        var active = logins.among(all.stream().map(Duty::person).distinct().toList());
        return all.stream().filter(duty -> active.contains(duty.person())).toList();
    }

    private List<Post> posts() {
        return units.list().stream()
                .map(unit -> new Post(unit.id(), unit.name(), unit.kind()))
                .toList();
    }
}
