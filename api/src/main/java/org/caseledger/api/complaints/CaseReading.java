package org.caseledger.api.complaints;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.TimeParameter;
import org.caseledger.command.gate.RefusalRecorder;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.PastQueries;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.casefile.CaseNote;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.Withheld;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.history.HistoryQueries;
import org.caseledger.query.moments.CaseMoments;
import org.caseledger.query.moments.Moment;
import org.caseledger.query.moments.TimeAxis;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads cases for the people who may see them, as they are or as they stood. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CaseReading {
    private final CaseFiles files;
    private final CaseMoments moments;
    private final HistoryQueries history;
    private final Procedures procedures;
    private final RefusalRecorder refusals;
    private final Clock clock;

    /** The case that an address names. */
    public static CaseId caseId(String text) {
        try {
            return CaseId.of(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    /** The case as an outcome left it, the same whenever it is asked. */
    public CaseSummary at(CaseId caseId, long position, Actor actor) {
        var file = files.at(caseId, position).orElseThrow(NotFoundException::new);
        var asOf = files.recordedAt(position).orElseThrow(NotFoundException::new);
        return forEyesOf(actor, file, summary(file, asOf));
    }

    /** The case now, for people who see it. */
    public CaseFile now(CaseId caseId, Actor actor) {
        var file = files.find(caseId).orElseThrow(NotFoundException::new);
        if (!AccessPolicy.sees(actor, file)) {
            throw new ForbiddenException();
        }
        return file;
    }

    /** Whether this person sees the case now. */
    public boolean sees(CaseId caseId, Actor actor) {
        return files.find(caseId).filter(file -> AccessPolicy.sees(actor, file)).isPresent();
    }

    /** Whether the case is secret, and does not name this person. */
    public boolean isSecretFor(CaseId caseId, Actor actor) {
        return files.find(caseId)
                .filter(file -> !AccessPolicy.knows(actor, file))
                .isPresent();
    }

    /**
     * The case for people who may know what it holds.
     *
     * @throws org.caseledger.command.gate.Rejection for whom a secret case does not name; it is recorded
     */
    public CaseFile known(CaseId caseId, Actor actor) {
        return known(now(caseId, actor), actor);
    }

    /** The same of a case that this person sees. */
    public CaseFile known(CaseFile file, Actor actor) {
        if (!AccessPolicy.knows(actor, file)) {
            throw refusals.refuseOpening(file.caseId(), actor, file.secrecy());
        }
        return file;
    }

    /** The current summary of a case, as this person may see it. */
    public CaseSummary summary(CaseFile file, Actor actor) {
        return forEyesOf(actor, file, summary(file, clock.instant()));
    }

    /** Its history in words; of a secret case, for people it does not name, not what was written. */
    public List<HistoryEntry> history(CaseFile file, Actor actor) {
        return AccessPolicy.knows(actor, file) ? history.ofCase(file) : history.withheldOfCase(file);
    }

    /** The same without the internal notes, which are shown apart and on no paper. */
    public List<HistoryEntry> course(CaseFile file, Actor actor) {
        return history(file, actor).stream().filter(entry -> !entry.isNote()).toList();
    }

    /** Its internal notes, the newest first; none of a secret case for people it does not name. */
    public List<CaseNote> notes(CaseFile file, Actor actor) {
        return AccessPolicy.knows(actor, file) ? CaseNote.of(file) : List.of();
    }

    /** The case now, or as of a version, a position of the log or an instant. */
    public CaseSummary read(CaseId caseId, @Nullable String at, Actor actor) {
        var now = now(caseId, actor);
        if (at == null) {
            return summary(now, actor);
        }
        var asked = new CaseMoments.Asked(moment("at", at), TimeAxis.THEN);
        var then = moments.at(now, asked, CaseMoments.LATE_AFTER)
                .orElseThrow(NotFoundException::new)
                .summary();
        // A case that is secret now was no less sensitive before it was declared secret.
        return forEyesOf(actor, now, then);
    }

    /**
     * The point of the log that {@code at} names by a time, now, or the position of an event: then with all that was
     * recorded together with it.
     */
    public PastQueries.Then then(@Nullable String at) {
        if (at == null) {
            throw new InvalidInputException("at", "请填写此项", "is missing");
        }
        var moment = moment("at", at);
        if (moment instanceof Moment.Position p) {
            var recorded = files.recordedAt(p.position()).orElseThrow(NotFoundException::new);
            return new PastQueries.Then(files.positionAt(recorded), recorded);
        } else if (moment instanceof Moment.At time) {
            return new PastQueries.Then(files.positionAt(time.instant()), time.instant());
        }
        throw new InvalidInputException("at", "版本号只适用于单个投诉件", "must not be a version, which belongs to a single case");
    }

    /** The moment that a parameter names: an event of the case, a position, a time, or now. */
    public Moment moment(String parameter, String text) {
        if (text.equals("now")) {
            return new Moment.At(clock.instant());
        } else if (text.matches("v\\d{1,9}")) {
            return new Moment.Version(Long.parseLong(text.substring(1)));
        } else if (text.matches("\\d{1,18}")) {
            return new Moment.Position(Long.parseLong(text));
        }
        return new Moment.At(TimeParameter.amongMoments(parameter, text));
    }

    private static CaseSummary forEyesOf(Actor actor, CaseFile file, CaseSummary summary) {
        return AccessPolicy.knows(actor, file)
                ? summary
                : Withheld.from(summary, file.secrecy(), AccessPolicy.names(actor));
    }

    private CaseSummary summary(CaseFile file, Instant asOf) {
        return CaseSummary.of(file, asOf, procedures.find(file.receipt().procedure()));
    }
}
