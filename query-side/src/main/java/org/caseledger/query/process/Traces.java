package org.caseledger.query.process;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAsked;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.Ending.OpinionConcluded;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.PaperEvent.PaperDelivered;
import org.caseledger.events.complaint.PaperEvent.PaperIssued;
import org.caseledger.events.complaint.PaperEvent.PaperReceived;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.Respondent;
import org.caseledger.query.process.ProcessQueries.ProcessFilter;
import org.caseledger.query.process.Trace.StepLink;
import org.caseledger.query.process.Trace.StepLink.Of;
import org.caseledger.query.process.Trace.Taken;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log case by case, by the time of receipt: the view says which cases there are, the log what happened. Some
 * hundreds of cases are in memory at a time, however many are read.
 */
public final class Traces {
    private static final int CASES = 500;

    private final JdbcClient jdbc;
    private final EventLog log;
    private final TraceReader reader;

    /** {@code procedures} are those that say what a case waits for, as its view has it. */
    public Traces(DataSource dataSource, EventLog log, Procedures procedures) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = log;
        this.reader = new TraceReader(new ProcessView(dataSource, procedures));
    }

    /** Whoever takes traces, and may fail to. */
    @FunctionalInterface
    public interface Taker<X extends Exception> {
        void take(Trace trace) throws X;
    }

    private record Place(UUID caseId, OffsetDateTime receivedAt) {}

    /** Gives all cases of the filter, one after the other. */
    public <X extends Exception> void each(ProcessFilter filter, Taker<X> taker) throws X {
        List<Place> some = next(filter, null);
        while (!some.isEmpty()) {
            for (var trace : read(some)) {
                taker.take(trace);
            }
            some = next(filter, some.get(some.size() - 1));
        }
    }

    private List<Place> next(ProcessFilter filter, @Nullable Place after) {
        return jdbc.sql("""
                        SELECT case_id, received_at FROM views.process
                         WHERE %s AND received_month BETWEEN :from AND :until AND migrated = :migrated
                         ORDER BY received_at, case_id
                         LIMIT :cases
                        """.formatted(after == null ? "true" : "(received_at, case_id) > (:at, :id)"))
                .param("from", filter.from().toString())
                .param("until", filter.until().toString())
                .param("migrated", filter.migrated())
                .param("cases", CASES)
                .param("at", after == null ? null : after.receivedAt())
                .param("id", after == null ? null : after.caseId())
                .query((row, n) -> new Place(
                        row.getObject("case_id", UUID.class), row.getObject("received_at", OffsetDateTime.class)))
                .list();
    }

    private List<Trace> read(List<Place> places) {
        Map<UUID, List<StoredEvent>> byCase = new LinkedHashMap<>();
        places.forEach(place -> byCase.put(place.caseId(), new ArrayList<>()));
        for (var event : log.readStreams(byCase.keySet())) {
            byCase.get(event.streamId()).add(event);
        }
        return byCase.values().stream().map(Recorded::all).map(reader::read).toList();
    }

    /** Reads the trace of one case from its events, folded as the view folds them. */
    @RequiredArgsConstructor
    static final class TraceReader {
        private static final Set<Datum> OF_CASE = Set.of(Datum.KIND, Datum.SEVERITY, Datum.ROUND);

        private final ProcessView view;

        Trace read(List<Recorded> events) {
            var receipt = (ComplaintReceived) events.get(0).event();
            var steps = new ArrayList<Taken>();
            var links = new StepLinks(receipt.caseId());
            var respondent = Respondent.NONE;
            TracedCase before = null;
            for (var recorded : events) {
                var event = (ComplaintEvent) recorded.event();
                var after = view.on(before, recorded);
                var at = event.occurredAt();
                var activity = Activity.of(event);
                if (at != null && activity.isPresent()) {
                    steps.add(new Taken(
                            recorded.position(),
                            activity.get(),
                            at,
                            recorded.recordedAt(),
                            recorded.actor(),
                            StepData.of(before, event),
                            changes(before, after, event),
                            links.of(event)));
                }
                respondent = respondent.on(event);
                before = after;
            }
            boolean migrated = receipt.occurred().source() != null;
            return new Trace(receipt.caseId(), receipt, List.copyOf(steps), !migrated, respondent.shownEntry());
        }

        /** What is another of the case by this step, and what its first classification makes of it. */
        private static Map<Datum, String> changes(
                @Nullable TracedCase before, @Nullable TracedCase after, ComplaintEvent event) {
            if (before == null || after == null) {
                return Map.of();
            }
            var changes = new EnumMap<Datum, String>(Datum.class);
            var was = StepData.ofCase(before);
            var is = StepData.ofCase(after);
            for (var datum : OF_CASE) {
                var value = is.get(datum);
                boolean told = datum == Datum.SEVERITY && event instanceof ComplaintClassified;
                if (value != null && (told || !value.equals(was.get(datum)))) {
                    changes.put(datum, value);
                }
            }
            return changes;
        }
    }

    /** What the steps of a case have to do with: units, people and documents, without any text. */
    @RequiredArgsConstructor
    static final class StepLinks {
        private final CaseId caseId;
        private final Map<String, Integer> files = new HashMap<>();
        private int opinions;
        private List<StepLink> links = new ArrayList<>();

        /** Of the next step of the case. */
        List<StepLink> of(ComplaintEvent event) {
            links = new ArrayList<>();
            add(event);
            return List.copyOf(links);
        }

        private void add(ComplaintEvent event) {
            if (event instanceof ComplaintReceived e) {
                evidence(e.evidence(), "attaches");
            } else if (event instanceof RoutingSignedOff e) {
                unit(e.unit(), "signed off for");
            } else if (event instanceof ComplaintAssigned e) {
                unit(e.unit(), "assigned to");
                if (e.handler() != null) {
                    links.add(new StepLink(Of.PERSON, e.handler(), "assigned to"));
                }
            } else if (event instanceof AssistanceAsked e) {
                unit(e.unit(), "asked to assist");
            } else if (event instanceof InvestigationRecorded e) {
                unit(e.unit(), "investigated by");
                evidence(e.evidence(), "collects");
            } else if (event instanceof OpinionProposed) {
                opinions++;
                inCase(Of.OPINION, opinions, "proposes");
            } else if (event instanceof OpinionReviewed e) {
                inCase(Of.OPINION, e.opinion(), "reviews");
            } else if (event instanceof PaperIssued e) {
                links.add(new StepLink(Of.PAPER, e.number(), "issues"));
            } else if (event instanceof PaperDelivered e) {
                links.add(new StepLink(Of.PAPER, e.paper(), "delivers"));
            } else if (event instanceof PaperReceived e) {
                links.add(new StepLink(Of.PAPER, e.paper(), "records the delivery of"));
            } else {
                draft(event);
            }
        }

        private void draft(ComplaintEvent event) {
            if (event instanceof ReplyDrafted e) {
                inCase(Of.DRAFT, e.draft(), "drafts");
            } else if (event instanceof DraftReviewed e) {
                inCase(Of.DRAFT, e.draft(), "reviews");
            } else if (event instanceof ReplyApproved e) {
                inCase(Of.DRAFT, e.draft(), "approves");
            } else if (event instanceof ReplyRejected e) {
                inCase(Of.DRAFT, e.draft(), "rejects");
            } else if (event instanceof ComplaintReplied e) {
                inCase(Of.DRAFT, e.draft(), "sends");
            } else if (event instanceof OpinionConcluded e) {
                inCase(Of.DRAFT, e.draft(), "concludes with");
            }
        }

        private void unit(UnitId unit, String qualifier) {
            links.add(new StepLink(Of.UNIT, unit.value(), qualifier));
        }

        private void inCase(Of of, @Nullable Integer number, String qualifier) {
            if (number != null) {
                links.add(new StepLink(of, caseId + "/" + number, qualifier));
            }
        }

        // A file is one object wherever the case names it, by a number: its digest tells who has it
        // too.
        private void evidence(@Nullable List<Evidence> evidence, String qualifier) {
            Stream.ofNullable(evidence)
                    .flatMap(List::stream)
                    .map(Evidence::sha256)
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(digest -> {
                        files.putIfAbsent(digest, files.size() + 1);
                        inCase(Of.EVIDENCE, files.get(digest), qualifier);
                    });
        }
    }
}
