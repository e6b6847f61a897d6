package org.caseledger.api.supervision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.supervision.Oversight.AccessQuestion;
import org.caseledger.api.supervision.Oversight.Question;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.DayRange;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.PeriodParameter;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.oversight.AccessEvent.RecordsRead;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.query.history.AccessWay;
import org.caseledger.query.history.ActivityEntry;
import org.caseledger.query.history.ActivityFilter;
import org.caseledger.query.history.HistoryEntry;
import org.caseledger.query.history.HistoryQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** For those who look into how cases are handled: who did, tried and opened what. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Oversight {
    private static final int MOST_IN_A_FILE = 10_000;

    private final EventLog log;
    private final HistoryQueries history;
    private final Paging paging;
    private final AccessLog accesses;

    /** Something that a person tried or opened. */
    public record Noted(long position, Instant recordedAt, Actor actor, LedgerEvent what) {
        /** In which way it was got at; null where it was refused. */
        @JsonIgnore
        public @Nullable AccessWay way() {
            return AccessWay.of(what);
        }
    }

    /** Whose activity is asked for. */
    public record Question(
            @Nullable String person,
            @Nullable UnitId unit,
            @Nullable String from,
            @Nullable String until,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {}

    /** Some of the activity, and how much there is. */
    public record Listed(long total, List<ActivityEntry> entries) {}

    public Listed activity(Question question, Actor actor) {
        AccessPolicy.mustOversee(actor);
        paging.waitFor(question.after());
        var period = PeriodParameter.asked(question.from(), question.until());
        var filter = new ActivityFilter(question.person(), question.unit(), null, period.from(), period.until());
        var found = history.activity(filter, Paging.page(question.page()), Paging.size(question.size()));
        return new Listed(found.total(), found.rows());
    }

    /** Which accesses are asked for: of one kind, by the name of its event, and of one case. */
    public record AccessQuestion(
            @Nullable String kind,
            @Nullable String caseId,
            @Nullable String person,
            @Nullable UnitId unit,
            @Nullable String from,
            @Nullable String until,
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable Long after) {}

    /** Logins, searches, openings, prints and exports, the latest first. */
    public Listed accesses(AccessQuestion question, Actor actor) {
        int size = Paging.size(question.size());
        return accesses(question, Paging.page(question.page()), size, actor);
    }

    /** All of them for a file of this form, as many as it may hold; that is an access as well. */
    List<ActivityEntry> allAccesses(AccessQuestion question, String form, Actor actor) {
        var found = accesses(question, 0, MOST_IN_A_FILE + 1, actor).entries();
        if (found.size() > MOST_IN_A_FILE) {
            throw new InvalidInputException(
                    "from",
                    "记录超过%d条，请缩短期间".formatted(MOST_IN_A_FILE),
                    "more than %d records: choose a shorter period".formatted(MOST_IN_A_FILE));
        }
        accesses.read(ReadKind.ACCESS_LOG, form, actor);
        return found;
    }

    private Listed accesses(AccessQuestion question, int page, int size, Actor actor) {
        AccessPolicy.mustSeeAccesses(actor);
        paging.waitFor(question.after());
        var period = PeriodParameter.asked(question.from(), question.until());
        var filter = new ActivityFilter(
                question.person(),
                question.unit(),
                question.caseId() == null ? null : CaseReading.caseId(question.caseId()),
                period.from(),
                period.until());
        var found = history.accesses(kinds(question.kind()), filter, page, size);
        return new Listed(found.total(), found.rows());
    }

    private static Set<String> kinds(@Nullable String kind) {
        if (kind == null) {
            return HistoryQueries.ACCESSES;
        }
        if (!HistoryQueries.ACCESSES.contains(kind)) {
            throw new InvalidInputException(
                    "kind", "没有此种记录", "one of " + String.join(", ", new TreeSet<>(HistoryQueries.ACCESSES)));
        }
        return Set.of(kind);
    }

    public List<Noted> refusals(String id, Actor actor) {
        return noted(CompanionStream.REFUSALS, id, actor);
    }

    /** Prints of a case, and files of it that were taken, the latest first. */
    List<ActivityEntry> taken(String id, Actor actor) {
        var kind = EventCodec.nameOf(RecordsRead.class);
        var question = new AccessQuestion(kind, id, null, null, null, null, null, null, null);
        return accesses(question, actor).entries();
    }

    public List<Noted> openings(String id, Actor actor) {
        return noted(CompanionStream.OPENINGS, id, actor);
    }

    private List<Noted> noted(CompanionStream beside, String id, Actor actor) {
        AccessPolicy.mustOversee(actor);
        CaseId caseId = CaseReading.caseId(id);
        return log.readStream(beside.of(caseId)).stream()
                .map(e -> new Noted(
                        e.position(),
                        e.recordedAt(),
                        Actor.of(EventCodec.readMetadata(e.metadata())),
                        EventCodec.read(e.type(), e.revision(), e.payload())))
                .toList();
    }

    /**
     * 查阅记录: who logged in, and looked for, opened, printed or took what; of a case also who was refused what, and by
     * which rule.
     */
    @PageController
    @RequiredArgsConstructor
    static class AccessPages {
        private static final String PATH = "/supervision/access";

        private final CaseReading reading;
        private final Oversight oversight;

        /** The person, the kind of access, and the page. */
        record Asked(
                @Nullable String kind,
                @Nullable String caseId,
                @Nullable String person,
                @Nullable UnitId unit,
                @Nullable Integer page,
                @Nullable Integer size) {}

        @GetMapping(PATH)
        String accesses(Asked asked, DayRange days, PageRequest page) {
            var question = new AccessQuestion(
                    asked.kind(),
                    asked.caseId(),
                    asked.person(),
                    asked.unit(),
                    days.begin(),
                    days.end(),
                    asked.page(),
                    asked.size(),
                    null);
            var found = oversight.accesses(question, page.actor());
            var all = filtered(new Address(PATH), asked, days);
            var filters = Map.of("person", all, "caseId", all.with("person", asked.person()));
            var address = all.with("person", asked.person()).with("caseId", asked.caseId());
            page.add("accesses", found.entries());
            page.add("kinds", new TreeSet<>(HistoryQueries.ACCESSES));
            page.add("asked", asked);
            page.add("days", days);
            page.add("filters", filters);
            page.add(
                    "file",
                    filtered(new Address("/api/accesses"), asked, days)
                            .with("person", asked.person())
                            .with("caseId", asked.caseId()));
            page.add("sheet", Pagination.of(address, asked.page(), asked.size(), found.total()));
            return "supervision/accesses";
        }

        private static Address filtered(Address address, Asked asked, DayRange days) {
            return address.with("kind", asked.kind())
                    .with("unit", asked.unit())
                    .with("from", days.from())
                    .with("until", days.until());
        }

        @GetMapping("/cases/{id}/access")
        String access(@PathVariable String id, PageRequest page) {
            page.add("openings", oversight.openings(id, page.actor()));
            page.add("taken", oversight.taken(id, page.actor()));
            page.add("refusals", oversight.refusals(id, page.actor()));
            page.add("case", reading.read(CaseReading.caseId(id), null, page.actor()));
            return "supervision/access";
        }
    }

    /** 办理动态: what people did, the latest first, of everybody, a unit or one of them. */
    @PageController
    @RequiredArgsConstructor
    static class ActivityPages {
        private static final String PATH = "/supervision/activity";
        private static final Set<String> OF_CASES = names(ComplaintEvent.class);
        private static final Set<String> OF_INCIDENTS = names(IncidentEvent.class);

        private final Oversight oversight;

        private static Set<String> names(Class<? extends LedgerEvent> of) {
            return EventCodec.types().stream()
                    .filter(of::isAssignableFrom)
                    .map(EventCodec::nameOf)
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** Whose, and which part of it. */
        record Asked(
                @Nullable String person,
                @Nullable UnitId unit,
                @Nullable Integer page,
                @Nullable Integer size) {}

        /** Something that was done, and the address of what it was done to, if that has one. */
        public record Done(
                HistoryEntry entry,
                @Nullable String number,
                @Nullable String to) {
            static Done of(ActivityEntry done) {
                return new Done(done.entry(), done.number(), address(done.entry()));
            }

            private static @Nullable String address(HistoryEntry entry) {
                if (OF_CASES.contains(entry.type())) {
                    return "/cases/%s/at/%d".formatted(entry.caseId(), entry.position());
                }
                return OF_INCIDENTS.contains(entry.type()) ? "/incidents/" + entry.caseId() : null;
            }
        }

        @GetMapping(PATH)
        String activity(Asked asked, DayRange days, PageRequest page) {
            var question = new Question(
                    asked.person(), asked.unit(), days.begin(), days.end(), asked.page(), asked.size(), null);
            var found = oversight.activity(question, page.actor());
            var all = new Address(PATH)
                    .with("unit", asked.unit())
                    .with("from", days.from())
                    .with("until", days.until());
            var address = all.with("person", asked.person());
            page.add("acts", found.entries().stream().map(Done::of).toList());
            page.add("asked", asked);
            page.add("days", days);
            page.add("all", all);
            page.add("sheet", Pagination.of(address, asked.page(), asked.size(), found.total()));
            return "supervision/activity";
        }
    }
}
