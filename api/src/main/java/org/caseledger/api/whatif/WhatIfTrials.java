package org.caseledger.api.whatif;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.problems.StillRunningException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.procedure.OfficeFileException;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.whatif.CaseFilter;
import org.caseledger.query.whatif.CaseFilter.As;
import org.caseledger.query.whatif.CaseFilter.Which;
import org.caseledger.query.whatif.OtherRules;
import org.caseledger.query.whatif.OtherRules.Law;
import org.caseledger.query.whatif.Verdict;
import org.caseledger.query.whatif.WhatIfBy;
import org.caseledger.query.whatif.WhatIfRun;
import org.caseledger.query.whatif.WhatIfRun.State;
import org.caseledger.query.whatif.WhatIfs;
import org.caseledger.text.LabelledException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 推演: what other rules would have made of a period's cases; nothing in the ledger changes. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class WhatIfTrials {
    private final WhatIfs whatIfs;
    private final Procedures procedures;
    private final WorkCalendar calendar;
    private final WhatIfAnswers shown;
    private final Clock clock;

    /**
     * The cases received from an instant until before another (usually the last twelve months), by a procedure of the
     * office or the text of a file (usually each case's own), with other limits of the law or none, by a calendar that
     * is laid over the office's.
     */
    public record Question(
            @Nullable String from,
            @Nullable String until,
            @Nullable String procedure,
            @Nullable String procedureFile,
            @Nullable Law law,
            @Nullable String lawFile,
            @Nullable String calendarFile) {}

    /** Starts a run, which answers at once, and may be asked how far it has come. */
    public WhatIfAnswers.Shown start(Question question, Actor actor) {
        AccessPolicy.mustWeighRules(actor);
        var period = PeriodParameter.asked(question.from(), question.until()).orYearUntil(clock.instant());
        var run = whatIfs.start(rules(question), period.from(), period.until());
        return shown.of(run, WhatIfBy.UNIT);
    }

    private OtherRules rules(Question question) {
        if (question.procedure() != null && question.procedureFile() != null) {
            throw new InvalidInputException(
                    "procedure", "与程序文件（procedureFile）只能选填一项", "and procedureFile cannot both be given");
        }
        var hand = new TrialRules(procedures, calendar);
        tried("lawFile", "law.yaml", question.lawFile(), hand::law);
        tried("procedureFile", "procedure.yaml", question.procedureFile(), hand::procedure);
        tried("calendarFile", "calendar.csv", question.calendarFile(), hand::calendar);
        try {
            return hand.rules(question.procedure(), question.law() == null ? Law.AUTO : question.law());
        } catch (LabelledException e) {
            throw new InvalidInputException("procedure", e.text());
        }
    }

    private static void tried(String field, String name, @Nullable String text, BiConsumer<String, byte[]> file) {
        if (text == null) {
            return;
        }
        try {
            file.accept(name, text.getBytes(StandardCharsets.UTF_8));
        } catch (OfficeFileException e) {
            throw new InvalidInputException(field, e.text());
        }
    }

    /** The runs of this node that are under way or were not forgotten yet. */
    public List<WhatIfAnswers.Shown> list(Actor actor) {
        AccessPolicy.mustWeighRules(actor);
        return whatIfs.all().stream().map(shown::briefly).toList();
    }

    /** How far it has come and, when it is done, its figures. */
    public WhatIfAnswers.Shown read(String id, @Nullable WhatIfBy by, Actor actor) {
        return shown.of(run(id, actor), by == null ? WhatIfBy.UNIT : by);
    }

    /** Which clocks: all that differ unless something else is named. */
    public record Behind(
            @Nullable Which which,
            @Nullable As as,
            @Nullable UnitId unit,
            @Nullable Boolean none,
            org.caseledger.events.@Nullable Clock clock,
            @Nullable Channel channel,
            @Nullable Verdict before,
            @Nullable Verdict after) {
        CaseFilter filter() {
            return new CaseFilter(
                    which == null ? Which.DIFFERING : which,
                    as == null ? As.BEFORE : as,
                    unit,
                    Boolean.TRUE.equals(none),
                    clock,
                    channel,
                    before,
                    after);
        }
    }

    /** The cases behind a figure, each with the clocks that are counted. */
    public WhatIfRun.Cases cases(
            String id, Behind behind, @Nullable Integer page, @Nullable Integer size, Actor actor) {
        var run = done(id, actor);
        return run.cases(behind.filter(), Paging.page(page), Paging.size(size));
    }

    /** Cancels it and forgets what it has found. */
    public void forget(String id, Actor actor) {
        whatIfs.remove(run(id, actor).id());
    }

    private WhatIfRun run(String id, Actor actor) {
        AccessPolicy.mustWeighRules(actor);
        try {
            return whatIfs.find(UUID.fromString(id)).orElseThrow(NotFoundException::new);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    /** One that is done. */
    WhatIfRun done(String id, Actor actor) {
        var run = run(id, actor);
        if (run.state() != State.DONE) {
            throw new StillRunningException();
        }
        return run;
    }
}
