package org.caseledger.api.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.LoginOfSession;
import org.caseledger.api.security.Sessions;
import org.caseledger.api.security.SessionsEnded;
import org.caseledger.api.web.LiveAudience;
import org.caseledger.api.web.openapi.FileResponse;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ConcernsCase;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Role;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.QueryCodeGiven;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.office.FactorEvent;
import org.caseledger.events.office.ListViewEvent;
import org.caseledger.events.office.NoticeEvent;
import org.caseledger.events.office.PersonEvent;
import org.caseledger.events.office.SubscriptionEvent;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.events.retention.RetentionEvent.CaseSealedOff;
import org.caseledger.events.retention.RetentionEvent.SealingOffLifted;
import org.caseledger.proof.LogKey;
import org.caseledger.proof.PublishedLog;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.TlogProof;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/**
 * 日志事件流: the events of the log in order, as stored, for readers of the log itself. Only durable events are delivered,
 * so that none has to be withdrawn.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class EventFeed {
    /** So many events of other types are passed over for one page. */
    private static final int LOOKED_THROUGH = 10_000;

    /** The name of a log that has no key, and so signs nothing. */
    private static final String UNSIGNED = "ledger.invalid";

    private final EventLog log;
    private final PublishedLog published;
    private final CasesClosedToLists closed;
    private final AccessLog accesses;

    /**
     * Lets this person read it, which is recorded: once a day for the same filters, since every page would be an event
     * of the feed otherwise. Throws {@link InvalidInputException} for what the log does not have; {@code name} is where
     * the position was sent.
     */
    void open(FeedQuery query, String name, Actor actor) {
        AccessPolicy.mustReadLog(actor, Role.FEED);
        long head = log.head();
        if (query.after() > head) {
            throw new InvalidInputException(
                    name,
                    "日志目前到位置%d为止，没有位置%d",
                    "the log ends at position %d; it has no position %d",
                    head,
                    query.after());
        }
        if (query.subject() != null && log.kindOf(query.subject()).isEmpty()) {
            throw new InvalidInputException("subject", "日志中没有此件", "the log has nothing of this id");
        }
        accesses.read(ReadKind.EVENT_FEED, null, query.filters(), actor);
    }

    /** The next page; {@link #open} has checked the query. */
    public FeedPage page(FeedQuery query) {
        var barrier = log.barrier();
        long durable = log.head();
        barrier.require(durable);
        var signed = query.proofs() ? published.checkpoint() : Optional.<SignedNote>empty();
        long end =
                query.proofs() ? Math.min(durable, signed.map(EventFeed::size).orElse(0L)) : durable;
        if (end <= query.after()) {
            return new FeedPage(List.of(), query.after(), end);
        }
        long looked = query.types().isEmpty() ? end : window(query, end);
        var events = read(query, looked);
        boolean full = events.size() == query.limit();
        return new FeedPage(
                told(events, signed.orElse(null)),
                full ? events.get(events.size() - 1).position() : looked,
                end);
    }

    private static long window(FeedQuery query, long end) {
        return query.subject() == null ? Math.min(end, query.after() + LOOKED_THROUGH) : end;
    }

    private List<StoredEvent> read(FeedQuery query, long upto) {
        if (query.subject() != null) {
            return log.readStreams(streams(query.subject())).stream()
                    .filter(event -> event.position() > query.after() && event.position() <= upto)
                    .filter(event -> isOf(query, event))
                    .sorted(Comparator.comparingLong(StoredEvent::position))
                    .limit(query.limit())
                    .toList();
        }
        return query.types().isEmpty()
                ? log.readAfter(query.after(), (int) Math.min(query.limit(), upto - query.after()))
                : log.ofTypes(query.types(), query.after(), upto, query.limit());
    }

    private static boolean isOf(FeedQuery query, StoredEvent event) {
        return query.types().isEmpty() || query.types().contains(event.type());
    }

    /** The stream of a case and its companion streams; for any other id these do not exist. */
    private static List<UUID> streams(UUID subject) {
        return Stream.concat(Stream.of(subject), CompanionStream.allOf(new CaseId(subject)))
                .toList();
    }

    private List<FeedEvent> told(List<StoredEvent> events, @Nullable SignedNote signed) {
        var subjects = events.stream().map(FeedSubject::of).toList();
        var without = closed.among(
                subjects.stream().flatMap(subject -> subject.cases().stream()).collect(Collectors.toSet()));
        var tree = signed == null ? null : published.tree(size(signed));
        var source = source();
        return Stream.iterate(0, i -> i < events.size(), i -> i + 1)
                .map(i -> {
                    var event = events.get(i);
                    var subject = subjects.get(i);
                    long index = event.position() - 1;
                    return new FeedEvent(
                            event,
                            source,
                            subject.id(),
                            Optional.ofNullable(subject.withheld())
                                    .or(() -> subject.cases().stream()
                                            .filter(without::containsKey)
                                            .map(without::get)
                                            .sorted()
                                            .findFirst())
                                    .orElse(null),
                            tree == null
                                    ? null
                                    : new TlogProof(Optional.empty(), index, tree.inclusion(index), signed));
                })
                .toList();
    }

    private String source() {
        List<LogKey> keys = published.keys();
        var name =
                keys.isEmpty() ? UNSIGNED : keys.get(keys.size() - 1).verifier().name();
        return UriUtils.encodePath(name, UTF_8);
    }

    private static long size(SignedNote checkpoint) {
        return Checkpoint.parse(checkpoint.text()).size();
    }

    /** The cases whose contents no list shows; decided by the log itself, since views may be behind. */
    @Component
    @RequiredArgsConstructor
    static class CasesClosedToLists {
        private static final String SECRET = EventCodec.nameOf(SecrecyMarked.class);
        private static final String LIFTED = EventCodec.nameOf(SecrecyLifted.class);
        private static final String SEALED_OFF = EventCodec.nameOf(CaseSealedOff.class);
        private static final String DESTROYED = EventCodec.nameOf(CaseDestroyed.class);
        private static final String IN_SIGHT = EventCodec.nameOf(SealingOffLifted.class);
        private static final List<String> TYPES =
                Stream.of(SECRET, LIFTED, SEALED_OFF, DESTROYED, IN_SIGHT).toList();

        private final EventLog log;

        /** Those of these cases, each with why. */
        Map<CaseId, Withheld> among(Collection<CaseId> cases) {
            Set<UUID> streams = cases.stream().map(CaseId::value).collect(Collectors.toSet());
            var secret = new HashMap<UUID, Boolean>();
            var outOfSight = new HashMap<UUID, Boolean>();
            for (var event : log.readStreams(streams, TYPES, Long.MAX_VALUE)) {
                if (event.type().equals(SECRET) || event.type().equals(LIFTED)) {
                    secret.put(event.streamId(), event.type().equals(SECRET));
                } else {
                    outOfSight.put(event.streamId(), !event.type().equals(IN_SIGHT));
                }
            }
            var closed = new HashMap<CaseId, Withheld>();
            outOfSight.forEach((id, is) -> put(closed, id, is, Withheld.SEALED_OFF));
            secret.forEach((id, is) -> put(closed, id, is, Withheld.SECRET));
            return closed;
        }

        private static void put(Map<CaseId, Withheld> closed, UUID id, boolean is, Withheld why) {
            if (is) {
                closed.put(new CaseId(id), why);
            }
        }
    }

    /**
     * The subject of a stored event: the id that the feed uses for it, the cases that it concerns, and why it is
     * withheld regardless of these.
     */
    record FeedSubject(UUID id, Set<CaseId> cases, @Nullable Withheld withheld) {
        private static final List<Class<? extends LedgerEvent>> PERSONAL = List.of(
                PersonEvent.class,
                FactorEvent.class,
                NoticeEvent.class,
                SubscriptionEvent.class,
                ListViewEvent.class,
                QueryCodeGiven.class);

        static FeedSubject of(StoredEvent stored) {
            LedgerEvent event;
            try {
                event = EventCodec.read(
                        stored.type(), stored.revision(), stored.payloadUtf8().bytes());
            } catch (IllegalArgumentException e) {
                return new FeedSubject(stored.streamId(), Set.of(), Withheld.UNKNOWN);
            }
            var cases = new HashSet<CaseId>();
            var id = stored.streamId();
            if (stored.aggregateType().equals(ComplaintEvent.STREAM)) {
                cases.add(new CaseId(id));
            } else if (event instanceof AccountabilityDeclared declared) {
                cases.addAll(declared.cases());
            }
            var concerned = event instanceof ConcernsCase of ? of.caseId() : null;
            if (concerned != null) {
                cases.add(concerned);
                id = isBeside(concerned, id) ? concerned.value() : id;
            }
            boolean personal = PERSONAL.stream().anyMatch(type -> type.isInstance(event));
            return new FeedSubject(id, cases, personal ? Withheld.PERSONAL : null);
        }

        private static boolean isBeside(CaseId caseId, UUID stream) {
            return CompanionStream.allOf(caseId).anyMatch(stream::equals);
        }
    }

    /** The events of the log for other systems, by pages or, where that is accepted, as a stream. */
    @RestController
    @Tag(name = "log 日志")
    @RequiredArgsConstructor
    static class FeedController {
        private static final String BATCH = "application/cloudevents-batch+json";
        private static final String LAST_EVENT = "Last-Event-ID";

        private final EventFeed feed;
        private final FeedStreams streams;

        @GetMapping("/api/feed")
        @FileResponse({BATCH, MediaType.TEXT_EVENT_STREAM_VALUE})
        void feed(
                @Nullable String after,
                @Nullable Integer limit,
                @RequestParam(required = false) @Nullable List<String> type,
                @RequestParam(required = false) @Nullable UUID subject,
                @RequestParam(defaultValue = "false") boolean proofs,
                @RequestHeader(name = LAST_EVENT, required = false) @Nullable String last,
                LoggedIn person,
                HttpServletRequest request,
                HttpServletResponse response)
                throws IOException {
            boolean streamed = isStreamed(request);
            var from = streamed && last != null ? LAST_EVENT : "after";
            long position = FeedQuery.position(from, from.equals(LAST_EVENT) ? last : after);
            var query = FeedQuery.of(position, limit, type, subject, proofs);
            feed.open(query, from, person.actor());
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            if (streamed) {
                streams.open(query, person, request, response);
                return;
            }
            var page = feed.page(query);
            var next = query.from(page.lookedTo()).address();
            response.setHeader(HttpHeaders.LINK, "<%s%s>; rel=\"next\"".formatted(request.getRequestURI(), next));
            response.setHeader("Feed-Position", Long.toString(page.lookedTo()));
            response.setHeader("Feed-End", Long.toString(page.end()));
            response.setContentType(BATCH);
            response.getOutputStream().write(page.batch());
        }

        private static boolean isStreamed(HttpServletRequest request) {
            var accepted = request.getHeader(HttpHeaders.ACCEPT);
            return accepted != null && accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
        }
    }

    /** The readers of the feed that stay connected to this node. */
    @Component
    static class FeedStreams {
        /** So many read from the database at once. */
        private static final int TELLERS = 4;

        private final EventFeed feed;
        private final LiveAudience audience;
        private final Duration slowest;

        FeedStreams(
                EventFeed feed,
                LogSignal signal,
                LoginOfSession logins,
                Sessions sessions,
                @Value("${caseledger.feed.of-person}") int ofPerson,
                @Value("${caseledger.feed.of-address}") int ofAddress,
                @Value("${caseledger.feed.slowest}") Duration slowest) {
            this.feed = feed;
            this.slowest = slowest;
            this.audience = new LiveAudience(
                    "feed", signal::subscribe, logins, sessions, new LiveAudience.Size(TELLERS, ofPerson, ofAddress));
        }

        /** Answers this request with what is asked for, from now on. */
        void open(FeedQuery query, LoggedIn person, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var stream = new FeedStream(query, feed, audience, slowest, response.getOutputStream());
            audience.take(request, person, stream, stream::end);
            response.setContentType("text/event-stream;charset=UTF-8");
            response.setHeader("X-Accel-Buffering", "no"); // a proxy would wait for more
            stream.begin(request.startAsync(request, response));
        }

        void endWithoutLogin() {
            audience.endWithoutLogin();
        }

        /** How many there are. */
        int connections() {
            return audience.connections();
        }

        @EventListener
        void endThoseOf(SessionsEnded ended) {
            audience.endThoseOf(ended.ids());
        }

        @EventListener(ContextClosedEvent.class)
        void close() {
            audience.close();
        }
    }
}
