package org.caseledger.api.http;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.casefile.CaseSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads cases for the people who may see them, as they are or as they stood. */
@Component
class CaseReading {

    private final CaseFiles files;
    private final Procedures procedures;
    private final Clock clock;

    CaseReading(CaseFiles files, Procedures procedures, Clock clock) {
        this.files = files;
        this.procedures = procedures;
        this.clock = clock;
    }

    /** The case that an address names. */
    static CaseId caseId(String text) {
        try {
            return CaseId.of(text);
        } catch (IllegalArgumentException e) {
            throw new NotHere();
        }
    }

    static String eTag(CaseSummary summary) {
        return "\"" + summary.version() + "\"";
    }

    /** The case as an outcome left it, the same whenever it is asked. */
    CaseSummary at(CaseId caseId, long position) {
        var file = files.at(caseId, position).orElseThrow(NotHere::new);
        return summary(file, files.recordedAt(position).orElseThrow(NotHere::new));
    }

    /** The case as this person may see it now. */
    CaseFile now(CaseId caseId, Actor actor) {
        var file = files.find(caseId).orElseThrow(NotHere::new);
        if (!Sight.sees(actor, file.unit())) {
            throw new NotYours();
        }
        return file;
    }

    /** The case now, or as of a position of the log or an instant. */
    CaseSummary read(CaseId caseId, @Nullable String at, Actor actor) {
        var now = now(caseId, actor);
        if (at == null) {
            return summary(now, clock.instant());
        }
        if (at.matches("\\d{1,18}")) {
            return at(caseId, Long.parseLong(at));
        }
        var instant = instant("at", at);
        return summary(files.at(caseId, instant).orElseThrow(NotHere::new), instant);
    }

    private CaseSummary summary(CaseFile file, Instant asOf) {
        return CaseSummary.of(file, asOf, procedures.find(file.receipt().procedure()));
    }

    /** The instant that a parameter of an address gives, if it is there. */
    static @Nullable Instant instantIfGiven(String parameter, @Nullable String text) {
        return text == null ? null : instant(parameter, text);
    }

    /** The instant that a parameter of an address gives. */
    static Instant instant(String parameter, String text) {
        try {
            // An unescaped + of an offset arrives as a space.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            boolean positionToo = parameter.equals("at");
            throw new InputMistake(
                    parameter,
                    "应为%s时间，如 2026-03-02T09:30:00+08:00".formatted(positionToo ? "事件位置或" : ""),
                    "must be a %stime like 2026-03-02T09:30:00+08:00"
                            .formatted(positionToo ? "position or a " : ""));
        }
    }
}
