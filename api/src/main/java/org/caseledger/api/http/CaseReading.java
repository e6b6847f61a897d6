package org.caseledger.api.http;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.caseledger.command.Oversight;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.board.PastQueries;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.Withheld;
import org.caseledger.query.moments.CaseMoments;
import org.caseledger.query.moments.Moment;
import org.caseledger.query.moments.TimeAxis;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads cases for the people who may see them, as they are or as they stood. */
@Component
public class CaseReading {

    /** The parameters that end a period. */
    private static final Set<String> ENDS = Set.of("until", "to");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final CaseFiles files;
    private final CaseMoments moments;
    private final Procedures procedures;
    private final Oversight oversight;
    private final Clock clock;

    CaseReading(
            CaseFiles files,
            CaseMoments moments,
            Procedures procedures,
            Oversight oversight,
            Clock clock) {
        this.files = files;
        this.moments = moments;
        this.procedures = procedures;
        this.oversight = oversight;
        this.clock = clock;
    }

    /** The case that an address names. */
    public static CaseId caseId(String text) {
        try {
            return CaseId.of(text);
        } catch (IllegalArgumentException e) {
            throw new NotHere();
        }
    }

    public static String eTag(CaseSummary summary) {
        return "\"" + summary.version() + "\"";
    }

    /** The case as an outcome left it, the same whenever it is asked. */
    public CaseSummary at(CaseId caseId, long position, Actor actor) {
        var file = files.at(caseId, position).orElseThrow(NotHere::new);
        var asOf = files.recordedAt(position).orElseThrow(NotHere::new);
        return forEyesOf(actor, file, summary(file, asOf));
    }

    /** The case as this person may see it now. */
    public CaseFile now(CaseId caseId, Actor actor) {
        var file = files.find(caseId).orElseThrow(NotHere::new);
        if (!Sight.sees(actor, file)) {
            throw new NotYours();
        }
        return file;
    }

    /** Whether this person sees the case now. */
    public boolean sees(CaseId caseId, Actor actor) {
        return files.find(caseId).filter(file -> Sight.sees(actor, file)).isPresent();
    }

    /**
     * The case for people who may know what it holds.
     *
     * @throws org.caseledger.command.Rejection for whom a secret case does not name; it is recorded
     */
    public CaseFile known(CaseId caseId, Actor actor) {
        var file = now(caseId, actor);
        if (!Sight.knows(actor, file)) {
            throw oversight.refuseOpening(caseId, actor, file.secrecy());
        }
        return file;
    }

    /** The case now, or as of a version, a position of the log or an instant. */
    public CaseSummary read(CaseId caseId, @Nullable String at, Actor actor) {
        var now = now(caseId, actor);
        if (at == null) {
            return forEyesOf(actor, now, summary(now, clock.instant()));
        }
        var asked = new CaseMoments.Asked(moment("at", at), TimeAxis.THEN);
        var then =
                moments.at(caseId, asked, CaseMoments.LATE_AFTER)
                        .orElseThrow(NotHere::new)
                        .summary();
        // What is secret now was not less so before somebody said it.
        return forEyesOf(actor, now, then);
    }

    /**
     * The point of the log that {@code at} names by a time, now, or the position of an event: then
     * with all that was recorded together with it.
     */
    PastQueries.Then then(@Nullable String at) {
        if (at == null) {
            throw new InputMistake("at", "请填写此项", "is missing");
        }
        var moment = moment("at", at);
        if (moment instanceof Moment.Position p) {
            var recorded = files.recordedAt(p.position()).orElseThrow(NotHere::new);
            return new PastQueries.Then(files.positionAt(recorded), recorded);
        } else if (moment instanceof Moment.At time) {
            return new PastQueries.Then(files.positionAt(time.instant()), time.instant());
        }
        throw new InputMistake(
                "at", "版本号只适用于单个投诉件", "must not be a version, which belongs to a single case");
    }

    /** The moment that a parameter names: an event of the case, a position, a time, or now. */
    Moment moment(String parameter, String text) {
        if (text.equals("now")) {
            return new Moment.At(clock.instant());
        } else if (text.matches("v\\d{1,9}")) {
            return new Moment.Version(Long.parseLong(text.substring(1)));
        } else if (text.matches("\\d{1,18}")) {
            return new Moment.Position(Long.parseLong(text));
        }
        return new Moment.At(instant(parameter, text, true));
    }

    private static CaseSummary forEyesOf(Actor actor, CaseFile file, CaseSummary summary) {
        return Sight.knows(actor, file)
                ? summary
                : Withheld.from(summary, file.secrecy(), Sight.names(actor));
    }

    private CaseSummary summary(CaseFile file, Instant asOf) {
        return CaseSummary.of(file, asOf, procedures.find(file.receipt().procedure()));
    }

    /** The instant that a parameter of an address gives, if it is there. */
    public static @Nullable Instant instantIfGiven(String parameter, @Nullable String text) {
        return text == null || text.isBlank() ? null : instant(parameter, text);
    }

    /** The instant that a parameter of an address gives, by a time or by a day of Shanghai. */
    public static Instant instant(String parameter, String text) {
        return instant(parameter, text, false);
    }

    private static Instant instant(String parameter, String text, boolean anyMoment) {
        if (DAY.matcher(text).matches()) {
            return day(parameter, text);
        }
        try {
            // An unescaped + of an offset arrives as a space.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            throw notAMoment(parameter, anyMoment);
        }
    }

    // What ends with a day has all of it.
    private static Instant day(String parameter, String text) {
        try {
            var day = LocalDate.parse(text);
            return (ENDS.contains(parameter) ? day.plusDays(1) : day)
                    .atStartOfDay(WorkCalendar.ZONE)
                    .toInstant();
        } catch (DateTimeParseException e) {
            throw notAMoment(parameter, false);
        }
    }

    private static InputMistake notAMoment(String parameter, boolean anyMoment) {
        return new InputMistake(
                parameter,
                "应为%s时间，如 2026-03-02T09:30:00+08:00"
                        .formatted(anyMoment ? "事件位置、版本（如 v7）、now 或" : ""),
                "must be a %stime like 2026-03-02T09:30:00+08:00"
                        .formatted(anyMoment ? "position, a version like v7, now, or a " : ""));
    }
}
