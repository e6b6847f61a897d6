package org.caseledger.api.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.process.OcelFile.Event;
import org.caseledger.api.process.OcelFile.Item;
import org.caseledger.api.process.OcelFile.Relation;
import org.caseledger.api.process.OcelFile.Value;
import org.caseledger.query.process.Trace;
import org.caseledger.query.process.Trace.StepLink;
import org.caseledger.query.process.Trace.Taken;
import org.jspecify.annotations.Nullable;

/**
 * Writes traces as an object-centric log: each step is an event, related to its case, the person who took it, and
 * units, documents and the respondent. Memory holds one case, and the ids of the people, units and respondents already
 * written.
 */
@RequiredArgsConstructor
public final class OcelLog {
    private final OcelFile file;
    private final ResourceNames names;
    private final Set<String> told = new HashSet<>();

    /** One case. */
    public void trace(Trace trace) throws IOException {
        var documents = new LinkedHashMap<String, String>();
        var ofCase = new LinkedHashSet<Relation>();
        var respondent = respondent(trace);
        if (respondent != null) {
            ofCase.add(new Relation(respondent, "complains of"));
        }
        for (var step : trace.steps()) {
            var relations = new LinkedHashSet<Relation>();
            relations.add(new Relation(id(trace), "belongs to"));
            if (respondent != null && step.activity().equals("ComplaintReceived")) {
                relations.add(new Relation(respondent, "complains of"));
            }
            by(step, relations);
            for (var link : step.links()) {
                var object = linked(link, documents);
                relations.add(new Relation(object, link.qualifier()));
                if (link.of() == StepLink.Of.UNIT && link.qualifier().equals("assigned to")) {
                    ofCase.add(new Relation(object, "handled by"));
                }
            }
            file.event(new Event(
                    String.valueOf(step.position()),
                    step.activity(),
                    step.at(),
                    attributes(step),
                    List.copyOf(relations)));
        }
        for (var document : documents.entrySet()) {
            ofCase.add(new Relation(document.getKey(), "contains"));
            file.object(new Item(
                    document.getKey(),
                    OcelTypes.DOCUMENT,
                    List.of(new Value("kind", document.getValue(), null)),
                    List.of()));
        }
        file.object(new Item(id(trace), OcelTypes.CASE, values(trace), List.copyOf(ofCase)));
    }

    private static String id(Trace trace) {
        return "case:" + trace.caseId();
    }

    private void by(Taken step, Set<Relation> relations) throws IOException {
        var by = step.by();
        relations.add(new Relation(person(by.person()), "performed by"));
        if (by.behalf() != null) {
            relations.add(new Relation(person(by.behalf().person()), "on behalf of"));
        }
        if (by.unit() != null) {
            relations.add(new Relation(once(OcelTypes.UNIT, by.unit().value()), "performed in"));
        }
    }

    private String person(String login) throws IOException {
        return once(OcelTypes.PERSON, names.of(login));
    }

    private @Nullable String respondent(Trace trace) throws IOException {
        return trace.respondent() == null ? null : once(OcelTypes.RESPONDENT, names.of(trace.respondent()));
    }

    /** The id of an object that many cases share, which is written on first use. */
    private String once(OcelTypes type, String name) throws IOException {
        String id = type.word() + ":" + name;
        if (told.add(id)) {
            file.object(new Item(id, type, List.of(), List.of()));
        }
        return id;
    }

    private String linked(StepLink link, Map<String, String> documents) throws IOException {
        return switch (link.of()) {
            case PERSON -> person(link.id());
            case UNIT -> once(OcelTypes.UNIT, link.id());
            case DRAFT, OPINION, PAPER, EVIDENCE -> {
                String id = "document:%s:%s".formatted(link.of(), link.id());
                documents.put(id, link.of().name());
                yield id;
            }
        };
    }

    private static Map<String, String> attributes(Taken step) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("position", String.valueOf(step.position()));
        attributes.put("recorded", step.recordedAt().toString());
        attributes.put("role", step.by().role().name());
        step.data().values().forEach((datum, value) -> attributes.put(datum.key(), value));
        return attributes;
    }

    private static List<Value> values(Trace trace) {
        var receipt = trace.receipt();
        var values = new ArrayList<Value>();
        values.add(new Value("number", receipt.number(), null));
        values.add(new Value("kind", receipt.kind().name(), null));
        values.add(new Value("channel", receipt.channel().name(), null));
        values.add(new Value("procedure", receipt.procedure(), null));
        if (receipt.occurred().source() != null) {
            values.add(new Value("source", receipt.occurred().source(), null));
        }
        values.add(new Value("judged", String.valueOf(trace.judged()), null));
        values.add(new Value("round", "1", null));
        for (var step : trace.steps()) {
            step.changes().forEach((datum, value) -> values.add(new Value(datum.key(), value, step.at())));
        }
        return values;
    }
}
