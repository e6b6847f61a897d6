package org.caseledger.query.respondents;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.events.respondent.RespondentEvent.RespondentRegistered;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.query.views.Recorded;
import org.caseledger.respondent.RegisteredRespondent;
import org.jspecify.annotations.Nullable;

/** An entry of the register with who registered it; {@code position} is that of its last event in the log. */
public record RespondentEntry(
        RespondentId id, long position, Actor registeredBy, Instant registeredAt, RegisteredRespondent entry) {
    static @Nullable RespondentEntry on(@Nullable RespondentEntry before, Recorded recorded) {
        if (before != null && recorded.position() <= before.position) {
            return before;
        } else if (before == null && !(recorded.event() instanceof RespondentRegistered)) {
            return null;
        }
        var entry = RegisteredRespondent.on(before == null ? null : before.entry, (RespondentEvent) recorded.event());
        return new RespondentEntry(
                new RespondentId(recorded.caseId().value()),
                recorded.position(),
                before == null ? recorded.actor() : before.registeredBy,
                before == null ? recorded.recordedAt() : before.registeredAt,
                entry);
    }

    CaseId stream() {
        return new CaseId(id.value());
    }

    /** Name, other names and code, as they are searched. */
    String words() {
        var code = entry.business().creditCode();
        return Stream.of(Stream.of(entry.business().name()), entry.aliases().stream(), Stream.ofNullable(code))
                .flatMap(words -> words)
                .map(RespondentEntry::normalized)
                .collect(Collectors.joining("\n"));
    }

    /** A text as it is compared: width and case make no difference. */
    static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
