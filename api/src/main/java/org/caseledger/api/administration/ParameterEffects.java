package org.caseledger.api.administration;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.caseledger.api.administration.ParameterEffect.Touched;
import org.caseledger.api.office.MovedDeadlines;
import org.caseledger.api.office.MovedDeadlines.Moved;
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
import org.caseledger.query.whatif.OtherRules;
import org.caseledger.query.whatif.OtherRules.Law;
import org.springframework.stereotype.Component;

/** Finds out what another value of a parameter would change, by the log and the board. */
@Component
class ParameterEffects {
    private final OfficeParameters parameters;
    private final AmendedProcedures procedures;
    private final WorkCalendar calendar;
    private final MovedDeadlines moved;
    private final OpenCases open;
    private final Units units;

    ParameterEffects(
            OfficeParameters parameters,
            AmendedProcedures procedures,
            WorkCalendar calendar,
            MovedDeadlines moved,
            DataSource dataSource,
            Units units) {
        this.parameters = parameters;
        this.procedures = procedures;
        this.calendar = calendar;
        this.moved = moved;
        this.open = new OpenCases(dataSource);
        this.units = units;
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

    private Moved times(Parameter parameter, String value, Actor actor) {
        var rules = new OtherRules(with(parameter, value), null, Law.AUTO, calendar.now());
        return moved.under(rules, actor);
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
        if (name.endsWith(".channels.values")) {
            return open.through(Channel.valueOf(option));
        } else if (name.endsWith(".flags")) {
            return open.with(Flag.valueOf(option));
        } else if (name.endsWith("severities") || name.endsWith("severities.values")) {
            return open.of(Severity.valueOf(option));
        }
        return heldBy(UnitKind.valueOf(option), handled(name));
    }

    private static Severity handled(String name) {
        return Severity.valueOf(name.substring(name.lastIndexOf('.') + 1));
    }

    private long heldBy(UnitKind kind, Severity severity) {
        return units.list().stream()
                .filter(unit -> unit.kind() == kind)
                .mapToLong(unit -> open.heldBy(unit.id().value(), severity))
                .sum();
    }
}
