package org.caseledger.api.administration;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.caseledger.api.administration.ParameterEffect.Times;
import org.caseledger.api.administration.ParameterEffect.Touched;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.Units;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitKind;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.AmendedProcedures;
import org.caseledger.procedure.Parameter;
import org.caseledger.procedure.Parameters;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.board.OpenCases;
import org.caseledger.query.whatif.CaseFilter;
import org.caseledger.query.whatif.CaseFilter.As;
import org.caseledger.query.whatif.CaseFilter.Which;
import org.caseledger.query.whatif.OtherRules;
import org.caseledger.query.whatif.OtherRules.Law;
import org.caseledger.query.whatif.Verdict;
import org.caseledger.query.whatif.WhatIfRun;
import org.caseledger.query.whatif.WhatIfs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out what another value of a parameter would change, by the log and the board. */
@Component
class ParameterEffects {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int SHOWN = 20;

    private final OfficeParameters parameters;
    private final AmendedProcedures procedures;
    private final WorkCalendar calendar;
    private final WhatIfs whatIfs;
    private final OpenCases open;
    private final Units units;
    private final Clock clock;

    ParameterEffects(
            OfficeParameters parameters,
            AmendedProcedures procedures,
            WorkCalendar calendar,
            WhatIfs whatIfs,
            DataSource dataSource,
            Units units,
            Clock clock) {
        this.parameters = parameters;
        this.procedures = procedures;
        this.calendar = calendar;
        this.whatIfs = whatIfs;
        this.open = new OpenCases(dataSource);
        this.units = units;
        this.clock = clock;
    }

    /** Cases are shown to whoever weighs rules; an administrator sees how many they are. */
    ParameterEffect of(Parameter parameter, String value, int version, Actor actor) {
        boolean ofTime = parameter.name().endsWith(".limit.amount");
        return new ParameterEffect(
                version,
                parameter,
                value,
                ofTime && isLongerThanFile(parameter, value),
                ofTime ? times(parameter, value, actor) : null,
                parameter.isNumber() ? List.of() : touched(parameter, value));
    }

    private boolean isLongerThanFile(Parameter parameter, String value) {
        return Parameters.find(parameters.inFiles(), parameter.name())
                .filter(file -> Integer.parseInt(value) > Integer.parseInt(file.value()))
                .isPresent();
    }

    private Times times(Parameter parameter, String value, Actor actor) {
        var rules = new OtherRules(with(parameter, value), null, Law.AUTO, calendar.now());
        var now = clock.instant();
        try {
            return whatIfs.answer(rules, now.minus(YEAR), now.plusSeconds(1), PATIENCE)
                    .map(run -> times(run, AccessPolicy.weighsRules(actor)))
                    .orElseGet(() -> new Times(false, 0, 0, 0, 0, 0, List.of()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Times times(WhatIfRun run, boolean withCases) {
        var all = run.overall();
        var running =
                new CaseFilter(
                        Which.MOVED, As.BEFORE, null, false, null, null, Verdict.RUNNING, null);
        var cases = run.cases(running, 0, SHOWN);
        return new Times(
                true,
                all.clocks(),
                all.earlier(),
                all.later(),
                all.changed(),
                cases.total(),
                withCases ? cases.cases() : List.of());
    }

    /** Every version of the procedure that has the limit, with the other value. */
    private Procedures with(Parameter parameter, String value) {
        Procedures tried = procedures;
        for (var one : procedures.all()) {
            var there = Parameters.find(Parameters.of(one), parameter.name());
            if (there.isPresent()) {
                tried = tried.with(Parameters.changed(one, there.get(), value));
            }
        }
        return tried;
    }

    private List<Touched> touched(Parameter parameter, String value) {
        var before = parameter.chosen(parameter.value());
        var after = parameter.chosen(value);
        var touched = new ArrayList<Touched>();
        for (var option : parameter.options()) {
            boolean was = before.contains(option.value());
            boolean is = after.contains(option.value());
            if (was != is) {
                touched.add(new Touched(option, is, openCases(parameter, option.value())));
            }
        }
        return touched;
    }

    private long openCases(Parameter parameter, String option) {
        var name = parameter.name();
        Predicate<String> isOf = end -> name.endsWith(end);
        if (isOf.test(".channels.values")) {
            return open.through(Channel.valueOf(option));
        } else if (isOf.test(".flags")) {
            return open.with(Flag.valueOf(option));
        } else if (isOf.test("severities") || isOf.test("severities.values")) {
            return open.of(Severity.valueOf(option));
        }
        return heldBy(UnitKind.valueOf(option), handled(name));
    }

    private static @Nullable Severity handled(String name) {
        return Severity.valueOf(name.substring(name.lastIndexOf('.') + 1));
    }

    private long heldBy(UnitKind kind, @Nullable Severity severity) {
        return units.list().stream()
                .filter(unit -> unit.kind() == kind)
                .mapToLong(unit -> open.heldBy(unit.id().value(), severity))
                .sum();
    }
}
