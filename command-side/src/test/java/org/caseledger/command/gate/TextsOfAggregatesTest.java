package org.caseledger.command.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.events.Actor;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.GoldenEvents;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Official;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.RespondentDetails;
import org.caseledger.events.oversight.SampleEvent;
import org.caseledger.review.SampleReview;
import org.junit.jupiter.api.Test;

/** What officers wrote is opened for an aggregate if it keeps it, and otherwise stays sealed. */
class TextsOfAggregatesTest {
    private static final String CANARY = "⟪";
    private static final Instant NOW = Instant.parse("2026-11-18T07:00:00Z");

    private final Set<String> kept = new TreeSet<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    @Test
    void givenEveryEvent_whenFolded_thenTheTextsThatTheStatesKeepAreOpenedAndNoOthers()
            throws ReflectiveOperationException {
        var state = new CaseState();
        state.on(read(ComplaintReceived.class, GoldenEvents.json(ComplaintReceived.class)), NOW);
        var clock = GoldenEvents.json(DeadlineSet.class);
        state.on(read(DeadlineSet.class, clock), NOW);
        state.on(read(DeadlineSet.class, clock.replace("REPLY", "MEDIATION")), NOW);
        for (var event : withCanaries(ComplaintEvent.class)) {
            if (event.toString().contains(CANARY)) {
                state.on(event, NOW);
                look(state);
            }
        }
        var corrected = GoldenEvents.json(RecordCorrected.class).replace("CHANNEL", "RESPONDENT");
        var respondent = read(RecordCorrected.class, corrected);
        state.on((ComplaintEvent) withCanaries("RecordCorrected", respondent), NOW);
        look(state);
        lookAtTheMatter();
        SampleReview review = null;
        for (var event : withCanaries(SampleEvent.class)) {
            review = SampleReview.on(review, event, Actor.SYSTEM, NOW);
            look(review);
        }

        kept.add("RectificationCompleted.what"); // compared with those of the orders, not kept
        assertThat(kept).containsExactlyInAnyOrderElementsOf(OfficialSeals.KEPT);
    }

    /** As a receipt has it, and as a correction does. */
    private void lookAtTheMatter() throws ReflectiveOperationException {
        var json = GoldenEvents.json("ComplaintReceived-matter", 1);
        var receipt = read(ComplaintReceived.class, json);
        var state = new CaseState();
        state.on((ComplaintEvent) withCanaries("ComplaintReceived", (Record) receipt), NOW);
        look(state);
        var corrected = RecordCorrected.builder()
                .field(CorrectedField.MATTER)
                .matterAfter(receipt.matter())
                .reason("登记有误")
                .occurred(receipt.occurred())
                .build();
        state.on((ComplaintEvent) withCanaries("RecordCorrected", (Record) corrected), NOW);
        look(state);
    }

    private static <E extends LedgerEvent> List<E> withCanaries(Class<E> family) {
        return EventCodec.types().stream()
                .filter(family::isAssignableFrom)
                .map(type -> (Record) GoldenEvents.event(type))
                .map(event -> family.cast(withCanaries(event.getClass().getSimpleName(), event)))
                .toList();
    }

    /** Each official text, also one that may be missing, says where it stands. */
    private static Object withCanaries(String path, Record record) {
        var components = record.getClass().getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                var accessor = components[i].getAccessor();
                var here = path + "." + components[i].getName();
                types[i] = components[i].getType();
                values[i] = accessor.invoke(record);
                if (values[i] == null && types[i] == RespondentDetails.class) {
                    values[i] = new RespondentDetails(null, null, null, null, null);
                }
                if (values[i] instanceof Record inner) {
                    values[i] = withCanaries(here, inner);
                } else if (types[i] == String.class && accessor.isAnnotationPresent(Official.class)) {
                    values[i] = CANARY + here;
                }
            }
            return record.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(path, e);
        }
    }

    private static <E extends LedgerEvent> E read(Class<E> type, String json) {
        var stored = EventCodec.typeOf(type);
        return type.cast(EventCodec.read(stored.value(), stored.revision(), json));
    }

    /** Adds the canaries that are reached from a state. */
    private void look(Object state) throws ReflectiveOperationException {
        seen.clear();
        walk(state);
    }

    private void walk(Object value) throws ReflectiveOperationException {
        if (value == null || !seen.add(value)) {
            return;
        } else if (value instanceof String text) {
            if (text.startsWith(CANARY)) {
                kept.add(text.substring(CANARY.length()));
            }
        } else if (value instanceof Collection<?> many) {
            for (var one : many) {
                walk(one);
            }
        } else if (value instanceof Map<?, ?> map) {
            walk(map.keySet());
            walk(map.values());
        } else if (value.getClass().getName().startsWith("org.caseledger.") && !(value instanceof Enum)) {
            for (var field : value.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    walk(field.get(value));
                }
            }
        }
    }
}
