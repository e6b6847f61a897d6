package org.caseledger.api.process;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.process.DeclareModel.Before;
import org.caseledger.api.process.DeclareModel.Condition;
import org.caseledger.api.process.DeclareModel.Rule;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.process.Constraints.Constraint.Template;
import org.caseledger.query.process.Datum;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The constraints by which cases of a procedure are judged, for tools that check logs. */
@RestController
@Tag(name = "process 过程")
@RequestMapping("/api/procedures/{id}")
@RequiredArgsConstructor
class ConstraintsController {
    private final Procedures procedures;

    /** With their clauses. */
    @GetMapping("/constraints")
    DeclareModel constraints(@PathVariable String id) {
        return procedures.find(id).map(DeclareModel::of).orElseThrow(NotFoundException::new);
    }

    /** As the text of a {@code .decl} file; of no case or person, so no access is recorded. */
    @GetMapping(path = "/declare", produces = "text/plain;charset=UTF-8")
    String declare(@PathVariable String id) {
        return DeclareText.of(constraints(id));
    }

    /**
     * A model as a {@code .decl} file, which tools for Declare read: {@code A.} is the step that is judged, {@code T.}
     * the one that must come before. The format has no place for clauses.
     */
    static final class DeclareText {
        private static final int ENOUGH = 1_000;

        private DeclareText() {}

        static String of(DeclareModel model) {
            Set<String> activities = new LinkedHashSet<>();
            for (var rule : model.constraints()) {
                activities.addAll(rule.activations());
                if (rule.target() != null) {
                    activities.add(rule.target().activity());
                }
            }
            var lines = new ArrayList<String>();
            activities.forEach(activity -> lines.add("activity " + activity));
            var keys = model.data().stream().map(DeclareModel.Data::key).collect(Collectors.joining(", "));
            activities.forEach(activity -> lines.add("bind %s: %s".formatted(activity, keys)));
            for (var data : model.data()) {
                lines.add("%s: %s"
                        .formatted(
                                data.key(),
                                data.type() == Datum.Type.NUMBER
                                        ? "integer between 0 and " + ENOUGH
                                        : String.join(", ", data.values())));
            }
            model.constraints().forEach(rule -> lines.addAll(lines(rule)));
            return String.join("\n", lines) + "\n";
        }

        /** One line for each step that it judges. */
        private static List<String> lines(Rule rule) {
            var when = rule.when().stream().map(all -> all(all, "A")).collect(Collectors.joining(") or (", "(", ")"));
            var activation = rule.when().isEmpty() ? "" : when;
            return rule.activations().stream()
                    .map(step -> rule.template() == Template.ABSENCE || rule.target() == null
                            ? "Absence[%s] |%s |".formatted(step, activation)
                            : "Precedence[%s, %s] |%s |%s |"
                                    .formatted(rule.target().activity(), step, activation, correlation(rule.target())))
                    .toList();
        }

        private static String correlation(Before target) {
            var parts = new ArrayList<String>();
            if (!target.where().isEmpty()) {
                parts.add(all(target.where(), "T"));
            }
            if (target.same() != null) {
                parts.add("same " + target.same());
            }
            return String.join(" and ", parts);
        }

        private static String all(List<Condition> all, String of) {
            return all.stream()
                    .map(one -> one.in().size() == 1
                            ? "%s.%s is %s".formatted(of, one.key(), one.in().get(0))
                            : "%s.%s in (%s)".formatted(of, one.key(), String.join(", ", one.in())))
                    .collect(Collectors.joining(" and "));
        }
    }
}
