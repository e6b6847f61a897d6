package org.caseledger.api.web.forms;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Units;
import org.caseledger.api.web.forms.FormField.Option;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.office.CategoryKind;
import org.caseledger.procedure.Gates;
import org.caseledger.procedure.Intake;
import org.caseledger.procedure.ListedValues;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.DeadlineLine;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What forms about a case offer to choose from: what its procedure names, the units that may handle it and their
 * people, and the clocks that it has.
 */
@Component
@RequiredArgsConstructor
final class CaseChoices {
    private final Office office;
    private final Procedures procedures;
    private final Units units;
    private final People people;

    /** The fields of a complaint being received, under the procedure for new cases. */
    List<FormField> atIntake(List<FormField> fields) {
        return named(fields, office.procedure().intake());
    }

    static List<FormField> named(List<FormField> fields, Intake intake) {
        return fields.stream().map(field -> named(field, intake)).toList();
    }

    /** Of a command on a case, under the procedure that the case is handled by. */
    List<FormField> of(CaseSummary c, List<FormField> fields) {
        var procedure = procedures.find(c.procedure());
        var intake = procedure.map(Procedure::intake).orElse(Intake.NONE);
        return fields.stream()
                .map(field -> switch (field.name()) {
                    case "unit", "proposedUnit" -> field.with(options(handling(c, procedure)));
                    case "handler" -> field.with(peopleOf(handling(c, procedure)));
                    case "clock" -> field.with(clocks(c));
                    case "category" -> inWords(named(field, intake));
                    case "object" -> field.with(listed(CategoryKind.OBJECT, c.object()));
                    case "problem" -> field.with(listed(CategoryKind.PROBLEM, of(c)));
                    default -> withPresent(named(field, intake), field, c);
                })
                .toList();
    }

    /** Where the office has lists, only what is in none of them is stated in words. */
    private FormField inWords(FormField category) {
        return office.categories().isInForce() ? category : category.needed();
    }

    private static @Nullable CategoryCode of(CaseSummary c) {
        return c.problem() == null ? null : c.problem().code();
    }

    /** The categories that may be chosen, and the one that the case has. */
    private List<Option> listed(CategoryKind list, @Nullable CategoryCode present) {
        var book = office.categories();
        return book.all(list).stream()
                .filter(one -> book.isOffered(one) || one.code().equals(present))
                .map(one -> new Option(one.code().value(), Text.path(book.texts(one))))
                .toList();
    }

    private static FormField named(FormField field, Intake intake) {
        return switch (field.name()) {
            case "channel" -> only(field, intake.channels());
            case "category" -> only(field, intake.categories());
            case "severity" -> only(field, intake.severities());
            default -> field;
        };
    }

    private static FormField only(FormField field, @Nullable ListedValues<?> offered) {
        return offered == null ? field : field.with(CommandForm.options(offered.values()));
    }

    /** A case that was classed otherwise, such as a migrated one, may stay as it is. */
    private static FormField withPresent(FormField offered, FormField all, CaseSummary c) {
        var present = c.severity().name();
        if (!all.name().equals("severity")
                || c.category().isEmpty()
                || offered.options().stream().anyMatch(o -> o.value().equals(present))) {
            return offered;
        }
        var missing = all.options().stream().filter(o -> o.value().equals(present));
        return offered.with(Stream.concat(offered.options().stream(), missing).toList());
    }

    /** Those that may handle the case; to which of them it may go now, its offers tell. */
    private List<Unit> handling(CaseSummary c, Optional<Procedure> procedure) {
        var gates = procedure.map(Procedure::gates);
        return units.list().stream()
                .filter(unit -> gates.map(g -> mayHandle(g, unit, c)).orElse(true))
                .toList();
    }

    private static boolean mayHandle(Gates gates, Unit unit, CaseSummary c) {
        return gates.allowHandling(c.severity(), unit.kind());
    }

    /** What units are chosen by. */
    static List<Option> options(List<Unit> units) {
        return units.stream()
                .map(unit -> new Option(unit.id().value(), unit.name()))
                .toList();
    }

    private List<Option> peopleOf(List<Unit> chosen) {
        var names = Units.names(chosen);
        return people.list().stream()
                .filter(person -> person.active() && names.containsKey(person.unit()))
                .map(person -> {
                    var says = person.name() + " · " + names.get(person.unit());
                    return new Option(person.username(), says);
                })
                .toList();
    }

    private static List<Option> clocks(CaseSummary c) {
        var running = c.deadlines().stream()
                .filter(line -> line.endedAt() == null)
                .map(DeadlineLine::clock)
                .collect(Collectors.toSet());
        return CommandForm.options(running.stream().sorted().toList());
    }
}
