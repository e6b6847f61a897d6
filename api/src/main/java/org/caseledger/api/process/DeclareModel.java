package org.caseledger.api.process;

import java.util.Arrays;
import java.util.List;
import org.caseledger.procedure.Procedure;
import org.caseledger.query.process.Constraints;
import org.caseledger.query.process.Constraints.Constraint;
import org.caseledger.query.process.Constraints.Constraint.Is;
import org.caseledger.query.process.Constraints.Constraint.Target;
import org.caseledger.query.process.Constraints.Constraint.Template;
import org.caseledger.query.process.Datum;
import org.caseledger.query.process.Deviation;
import org.jspecify.annotations.Nullable;

/**
 * The order of steps that a procedure asks for, as a model of the language Declare with data: the constraints by which
 * the ledger itself judges, under the names that exported logs have.
 */
public record DeclareModel(
        String procedure, String version, String nameZh, String nameEn, List<Data> data, List<Rule> constraints) {
    /** An attribute of events, and its values; none for a number. */
    public record Data(String key, Datum.Type type, List<String> values) {}

    /** That an attribute has one of these values. */
    public record Condition(String key, List<String> in) {}

    /** The step that must come before, and the number that it shares with the one judged. */
    public record Before(
            String activity,
            List<Condition> where,
            @Nullable String same) {}

    /**
     * A constraint, and the deviation of a case that breaks it; {@code when} are alternatives, of which each is a list
     * of conditions.
     */
    public record Rule(
            Deviation deviation,
            String zh,
            String en,
            List<String> clauses,
            Template template,
            List<String> activations,
            List<List<Condition>> when,
            @Nullable Before target) {}

    /** The model of a procedure. */
    public static DeclareModel of(Procedure procedure) {
        return new DeclareModel(
                procedure.id(),
                procedure.version(),
                procedure.nameZh(),
                procedure.nameEn(),
                Arrays.stream(Datum.values())
                        .map(datum -> new Data(datum.key(), datum.type(), datum.words()))
                        .toList(),
                Constraints.of(procedure.gates()).stream()
                        .map(DeclareModel::rule)
                        .toList());
    }

    private static Rule rule(Constraint constraint) {
        var text = constraint.deviation().text();
        return new Rule(
                constraint.deviation(),
                text.zh(),
                text.en(),
                constraint.clauses(),
                constraint.template(),
                constraint.activations(),
                constraint.when().stream().map(DeclareModel::conditions).toList(),
                constraint.target() == null ? null : before(constraint.target()));
    }

    private static Before before(Target target) {
        return new Before(
                target.activity(),
                conditions(target.that()),
                target.same() == null ? null : target.same().key());
    }

    private static List<Condition> conditions(List<Is> all) {
        return all.stream()
                .map(is -> new Condition(is.datum().key(), is.values()))
                .toList();
    }
}
