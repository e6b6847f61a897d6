package org.caseledger.api.templates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.templates.Templates.TemplateBook;
import org.caseledger.api.templates.TextsFromTemplates.TemplateField;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.TextOrigin;
import org.caseledger.events.codec.EventCodec;
import org.springframework.stereotype.Component;

/** The templates from which the texts of a case started, from its events. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class TemplateUses {
    private final EventLog log;
    private final Templates templates;

    /** A template that was used, by the name that it had. */
    public record Used(int template, int version, String name) {}

    /** Those of one text; whether more of it was changed than what was left to fill in. */
    public record Use(List<Used> templates, boolean changed) {}

    /** By the position of the event that keeps the text. */
    public Map<Long, Use> of(CaseId caseId) {
        var origins = new LinkedHashMap<Long, TextOrigin>();
        for (var stored : log.readStream(caseId.value())) {
            if (TemplateField.EVENTS.contains(stored.type())) {
                TextOrigin.of(EventCodec.readMetadata(stored.metadata()))
                        .ifPresent(origin -> origins.put(stored.position(), origin));
            }
        }
        if (origins.isEmpty()) {
            return Map.of();
        }
        var book = templates.book();
        var uses = new LinkedHashMap<Long, Use>();
        origins.forEach((position, origin) -> uses.put(position, use(origin, book)));
        return uses;
    }

    private static Use use(TextOrigin origin, TemplateBook book) {
        var used = origin.templates().stream()
                .map(one -> new Used(
                        one.template(),
                        one.version(),
                        book.find(one).map(Template.Version::name).orElse("")))
                .toList();
        return new Use(used, origin.changed());
    }
}
