package org.caseledger.api.templates;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.Actor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.DeadlineLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The values of a case for the placeholders of a template: dates as on papers. */
@Component
@RequiredArgsConstructor
class CaseValues {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Supplier<DisplayNames> names;
    private final Clock clock;

    /** Without those that the case does not say. */
    Map<Placeholder, String> of(CaseSummary c, Actor writer) {
        var called = names.get();
        var values = new EnumMap<Placeholder, String>(Placeholder.class);
        put(values, Placeholder.NUMBER, c.number());
        put(values, Placeholder.RECEIVED, day(c.receivedAt()));
        put(values, Placeholder.ACCEPTED, accepted(c));
        put(values, Placeholder.RESPONDENT, business(c));
        put(values, Placeholder.UNIT, c.unit() == null ? null : called.of(c.unit()));
        put(values, Placeholder.HANDLER, c.handler() == null ? null : called.ofPerson(c.handler()));
        put(values, Placeholder.REPLY_DUE, replyDue(c));
        put(values, Placeholder.WRITER, writer.name());
        put(values, Placeholder.TODAY, day(clock.instant()));
        return values;
    }

    private static void put(Map<Placeholder, String> values, Placeholder placeholder, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(placeholder, value);
        }
    }

    // The name of a natural person is sealed, and these texts are not all.
    private static @Nullable String business(CaseSummary c) {
        return c.respondentKind() == RespondentKind.PERSON ? null : c.respondent();
    }

    private static @Nullable String accepted(CaseSummary c) {
        var type = EventCodec.nameOf(ComplaintAccepted.class);
        return c.steps().stream()
                .filter(step -> step.type().equals(type))
                .reduce((earlier, later) -> later)
                .map(step -> day(step.occurred().at()))
                .orElse(null);
    }

    private static @Nullable String replyDue(CaseSummary c) {
        return c.deadlines().stream()
                .filter(line -> line.clock() == org.caseledger.events.Clock.REPLY)
                .filter(line -> line.light() != null)
                .map(DeadlineLine::dueAt)
                .findFirst()
                .map(due -> day(due.minusNanos(1))) // the end of a day is the next one's beginning
                .orElse(null);
    }

    private static @Nullable String day(@Nullable Instant at) {
        return at == null ? null : at.atZone(WorkCalendar.ZONE).format(DAY);
    }
}
