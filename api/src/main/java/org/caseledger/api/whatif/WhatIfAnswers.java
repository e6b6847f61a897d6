package org.caseledger.api.whatif;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.whatif.CaseFilter;
import org.caseledger.query.whatif.CaseFilter.Which;
import org.caseledger.query.whatif.Figures;
import org.caseledger.query.whatif.OtherRules.Law;
import org.caseledger.query.whatif.WhatIfBy;
import org.caseledger.query.whatif.WhatIfRun;
import org.caseledger.query.whatif.WhatIfRun.Progress;
import org.caseledger.query.whatif.WhatIfRun.State;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a what-if is shown: what is asked, how far it has come, and what came out. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class WhatIfAnswers {
    /** A what-if; {@code result} when it is done, {@code why} when it could not be. */
    public record Shown(
            UUID id,
            State state,
            Instant from,
            Instant until,
            Rules rules,
            Instant asOf,
            long position,
            Progress progress,
            @Nullable Result result,
            @Nullable String why) {}

    /** What was reckoned by; without a procedure each case by its own, as its file is now. */
    public record Rules(
            @Nullable String procedure, @Nullable String version, Law law, String calendar) {}

    /** What came out; {@code withoutRules} cases have a procedure whose file is gone. */
    public record Result(
            long cases, long differing, long withoutRules, Figures overall, WhatIfBy by, List<Group> groups) {}

    /** The figures of a group by its name. */
    public record Group(String name, Figures figures) {}

    private final Supplier<DisplayNames> names;

    /** With its figures, if it is done. */
    Shown of(WhatIfRun run, WhatIfBy by) {
        return shown(run, run.state() == State.DONE ? result(run, by) : null);
    }

    /** Without its figures. */
    Shown briefly(WhatIfRun run) {
        return shown(run, null);
    }

    private static Shown shown(WhatIfRun run, @Nullable Result result) {
        var asked = run.asked();
        var procedure = asked.rules().procedure();
        return new Shown(
                run.id(),
                run.state(),
                asked.from(),
                asked.until(),
                new Rules(
                        procedure == null ? null : procedure.id(),
                        procedure == null ? null : procedure.version(),
                        asked.rules().law(),
                        asked.rules().calendar().version()),
                asked.asOf(),
                asked.upto(),
                run.progress(),
                result,
                why(run.failure()));
    }

    private static @Nullable String why(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        return failure instanceof Labelled words
                ? RequestLanguage.choose(words)
                : RequestLanguage.choose(new Text("系统出现意外错误，已记入日志", "an unexpected error occurred and was logged"));
    }

    private Result result(WhatIfRun run, WhatIfBy by) {
        var named = names.get();
        return new Result(
                run.cases(),
                run.count(CaseFilter.of(Which.DIFFERING)),
                run.unreckoned(),
                run.overall(),
                by,
                run.groups(by).stream()
                        .map(f -> new Group(name(by, f.key(), named), f))
                        .toList());
    }

    private static String name(WhatIfBy by, @Nullable String key, DisplayNames named) {
        if (key == null) {
            return RequestLanguage.choose(new Text("投诉举报中心", "complaint center"));
        }
        return switch (by) {
            case UNIT -> named.of(new UnitId(key));
            case CLOCK -> RequestLanguage.choose(Clock.valueOf(key));
            case CHANNEL -> RequestLanguage.choose(Channel.valueOf(key));
        };
    }
}
