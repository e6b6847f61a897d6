package org.caseledger.api.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.proof.LogKey;
import org.caseledger.proof.PublishedLog;
import org.caseledger.tlog.Checkpoint;
import org.caseledger.tlog.SignedNote;
import org.caseledger.tlog.TlogProof;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
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
        AccessPolicy.mustReadLog(actor);
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
        long durable = log.head();
        log.requireDurable(durable);
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
}
