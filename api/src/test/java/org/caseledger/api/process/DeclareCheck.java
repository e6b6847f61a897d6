package org.caseledger.api.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Judges an exported log by published constraints as any tool can: it knows nothing but the log (OCEL 2.0, JSON) and
 * the constraints (JSON).
 */
public final class DeclareCheck {
    private record Step(String activity, long position, Map<String, String> data) {}

    private record Case(String procedure, List<Step> steps) {}

    private DeclareCheck() {}

    /** The deviations of each case that is judged; {@code models} are by procedure. */
    public static Map<String, Set<String>> deviations(JsonNode log, Function<String, JsonNode> models) {
        var found = new HashMap<String, Set<String>>();
        cases(log).forEach((id, of) -> found.put(id, deviations(of, models.apply(of.procedure()))));
        return found;
    }

    private static Map<String, Case> cases(JsonNode log) {
        var cases = new HashMap<String, Case>();
        for (var object : log.path("objects")) {
            var values = values(object);
            if (object.path("type").asString().equals("case")
                    && values.get("judged").equals("true")) {
                cases.put(object.path("id").asString(), new Case(values.get("procedure"), new ArrayList<>()));
            }
        }
        for (var event : log.path("events")) {
            var values = values(event);
            var step = new Step(event.path("type").asString(), Long.parseLong(values.get("position")), values);
            for (var relation : event.path("relationships")) {
                var of = cases.get(relation.path("objectId").asString());
                if (of != null && relation.path("qualifier").asString().equals("belongs to")) {
                    of.steps().add(step);
                }
            }
        }
        cases.values().forEach(of -> of.steps().sort(Comparator.comparingLong(Step::position)));
        return cases;
    }

    private static Map<String, String> values(JsonNode of) {
        var values = new HashMap<String, String>();
        for (var value : of.path("attributes")) {
            values.putIfAbsent(
                    value.path("name").asString(), value.path("value").asString());
        }
        return values;
    }

    private static Set<String> deviations(Case of, JsonNode model) {
        var found = new TreeSet<String>();
        for (var rule : model.path("constraints")) {
            for (int i = 0; i < of.steps().size(); i++) {
                var step = of.steps().get(i);
                if (isJudged(step, rule) && !comesBefore(of.steps().subList(0, i), step, rule)) {
                    found.add(rule.path("deviation").asString());
                }
            }
        }
        return found;
    }

    private static boolean isJudged(Step step, JsonNode rule) {
        boolean activates =
                stream(rule.path("activations")).anyMatch(a -> a.asString().equals(step.activity()));
        var when = rule.path("when");
        return activates && (when.isEmpty() || stream(when).anyMatch(all -> holds(step, all)));
    }

    private static boolean comesBefore(List<Step> before, Step step, JsonNode rule) {
        if (rule.path("template").asString().equals("ABSENCE")) {
            return false;
        }
        var target = rule.path("target");
        return before.stream()
                .filter(other -> other.activity().equals(target.path("activity").asString()))
                .filter(other -> holds(other, target.path("where")))
                .anyMatch(other -> {
                    var same = target.path("same").asString("");
                    return same.isEmpty()
                            || step.data().get(same).equals(other.data().get(same));
                });
    }

    private static boolean holds(Step step, JsonNode conditions) {
        return stream(conditions)
                .allMatch(is -> stream(is.path("in"))
                        .anyMatch(value -> value.asString()
                                .equals(step.data().get(is.path("key").asString()))));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
