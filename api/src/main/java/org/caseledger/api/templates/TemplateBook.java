package org.caseledger.api.templates;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.TextOrigin;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.TemplateEvent;
import org.caseledger.events.office.TemplateEvent.TemplateAdded;
import org.caseledger.events.office.TemplateEvent.TemplateChanged;
import org.caseledger.events.office.TemplateKind;

/** All templates of the office, folded from their events. */
final class TemplateBook {
    private final TreeMap<Integer, Template> byNumber = new TreeMap<>();

    private TemplateBook() {}

    /** The templates as the log has them now. */
    static TemplateBook of(EventLog log) {
        var book = new TemplateBook();
        log.readStream(TemplateEvent.STREAM).forEach(book::on);
        return book;
    }

    private void on(StoredEvent stored) {
        var event = (TemplateEvent) EventCodec.read(stored.type(), stored.revision(), stored.payload());
        var by = Actor.of(EventCodec.readMetadata(stored.metadata())).name();
        var at = stored.recordedAt();
        if (event instanceof TemplateAdded e) {
            var first = new Template.Version(1, e.name(), e.text(), at, by, e.reason());
            byNumber.put(e.template(), Template.first(e.template(), e.templateKind(), first));
        } else if (event instanceof TemplateChanged e) {
            var next = new Template.Version(e.version(), e.name(), e.text(), at, by, e.reason());
            byNumber.computeIfPresent(e.template(), (n, one) -> one.changed(next));
        } else {
            var end = new Template.Ended(at, by, event.reason());
            byNumber.computeIfPresent(event.template(), (n, one) -> one.ended(end));
        }
    }

    /** All of them, those that are not offered any more among them, by number. */
    List<Template> all() {
        return List.copyOf(byNumber.values());
    }

    /** Those of some kinds that are offered, kind by kind. */
    List<Template> offered(Collection<TemplateKind> kinds) {
        return kinds.stream()
                .flatMap(kind -> all().stream().filter(one -> one.kind() == kind))
                .filter(Template::isOffered)
                .toList();
    }

    Optional<Template> find(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** A template as it was in a version. */
    Optional<Template.Version> find(TextOrigin.Version version) {
        return find(version.template()).flatMap(one -> one.version(version.version()));
    }

    /** The number of the next one. */
    int next() {
        return byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1;
    }
}
