package org.caseledger.api.office;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.settings.SettingsLog;
import org.caseledger.api.settings.SettingsLog.AsRecorded;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Role;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.SettingsEvent.SettingsChanged;
import org.caseledger.events.office.SettingsEvent.SettingsRecorded;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.history.Words;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;

/** 机构变更: who changed people, roles, units, passwords and settings, when and why; the latest first. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class OfficeChanges {
    private static final int PAGE = 50;

    private final EventLog log;
    private final SettingsLog settings;
    private final Supplier<DisplayNames> names;

    /**
     * A change at a position of the log: by whom, its contents, and the reason; {@code values} are those of settings,
     * before and after.
     */
    public record Change(
            long position,
            String type,
            Instant recordedAt,
            String person,
            String name,
            Role role,
            Text text,
            List<SettingsChanged.Change> values)
            implements Labelled {}

    /** Some of them; {@code before} is the position to ask for the next ones, if there are more. */
    public record Changes(List<Change> changes, @Nullable Long before) {}

    /** Those before a position, or the latest. */
    Changes before(@Nullable Long position, Actor actor) {
        AccessPolicy.mustLookAfterLedger(actor);
        var found = log.officeChanges(position == null ? Long.MAX_VALUE : position, PAGE + 1);
        var called = names.get();
        var changes =
                found.stream().limit(PAGE).map(stored -> change(stored, called)).toList();
        boolean more = found.size() > PAGE;
        return new Changes(changes, more ? changes.get(PAGE - 1).position() : null);
    }

    /** By what the ledger worked when the event at a position was recorded, or works now. */
    AsRecorded settings(@Nullable Long position, Actor actor) {
        AccessPolicy.mustLookAfterLedger(actor);
        return settings.at(position == null ? Long.MAX_VALUE : position);
    }

    private static Change change(StoredEvent stored, DisplayNames called) {
        var by = Actor.of(EventCodec.readMetadata(stored.metadata()));
        var event = EventCodec.read(stored.type(), stored.revision(), stored.payload());
        return new Change(
                stored.position(),
                stored.type(),
                stored.recordedAt(),
                by.person(),
                by.name(),
                by.role(),
                Words.describe(event, called),
                values(event));
    }

    private static List<SettingsChanged.Change> values(LedgerEvent event) {
        if (event instanceof SettingsRecorded first) {
            return first.values().entrySet().stream()
                    .map(one -> new SettingsChanged.Change(one.getKey(), null, one.getValue()))
                    .toList();
        }
        return event instanceof SettingsChanged later ? later.changes() : List.of();
    }

    /** 机构变更: the changes of people, units and settings, for administrators and those who oversee them. */
    @PageController
    @RequiredArgsConstructor
    static class OfficeChangePages {
        private final OfficeChanges changes;

        @GetMapping("/office/changes")
        String changes(@Nullable Long before, PageRequest page) {
            page.add("found", changes.before(before, page.actor()));
            page.add("latest", before == null);
            return "office/changes";
        }

        /** By what the ledger worked when the event at a position was recorded, or works now. */
        @GetMapping("/office/settings")
        String settings(@Nullable Long at, PageRequest page) {
            page.add("at", at);
            page.add("settings", changes.settings(at, page.actor()));
            return "office/settings";
        }
    }
}
