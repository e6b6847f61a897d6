package org.caseledger.query.history;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.incident.IncidentEvent;
import org.caseledger.events.log.EventSetAside;
import org.caseledger.events.oversight.AccessEvent;
import org.caseledger.events.oversight.RectificationOverdue;
import org.caseledger.events.oversight.RepeatNotLinked;
import org.caseledger.events.oversight.SealedDataOpened;
import org.caseledger.events.oversight.UnusualReadingNoticed;
import org.caseledger.events.retention.RetentionEvent;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.Conditions;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.Page;
import org.caseledger.query.RowReading;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.history.HistoryEntry.Mark;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.SetAside;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Reads the history of a case from the log itself, and the activity across cases from the view. */
public final class HistoryQueries {
    /** The names of the events by which a person came in, or looked for, read or took something. */
    public static final Set<String> ACCESSES = EventCodec.types().stream()
            .filter(type -> AccessEvent.class.isAssignableFrom(type) || type == SealedDataOpened.class)
            .map(EventCodec::nameOf)
            .collect(Collectors.toUnmodifiableSet());

    // What became of a clock follows from an act and is not one.
    private static final List<String> NOT_DONE_BY_PEOPLE = Stream.of(
                    DeadlineSet.class,
                    DeadlineMet.class,
                    DeadlineMissed.class,
                    DeadlineLapsed.class,
                    RepeatNotLinked.class,
                    RectificationOverdue.class,
                    UnusualReadingNoticed.class)
            .map(EventCodec::nameOf)
            .toList();

    /** What is done with a case that is sealed off, which those who look after the acts of people see. */
    private static final SqlArrayValue OF_SEALING = new SqlArrayValue("text", (Object[]) EventCodec.types().stream()
            .filter(RetentionEvent.class::isAssignableFrom)
            .map(EventCodec::nameOf)
            .toArray(String[]::new));

    private static final String IN_SIGHT = "(type = ANY (:sealing) OR %s)".formatted(Conditions.isInSight("case_id"));

    /** Where what was done stands, the number of its case, and whether the case is secret. */
    private record Line(long position, @Nullable String number, boolean secret) {}

    private final EventLog log;
    private final JdbcClient jdbc;
    private final Procedures procedures;
    private final Supplier<DisplayNames> names;

    /** {@code names} gives those of one answer. */
    public HistoryQueries(DataSource dataSource, EventLog log, Procedures procedures, Supplier<DisplayNames> names) {
        this.log = log;
        this.jdbc = JdbcClient.create(dataSource);
        this.procedures = procedures;
        this.names = names;
    }

    /** The history of a case, in order. */
    public List<HistoryEntry> ofCase(CaseFile file) {
        return entries(file, HistoryEntry::of);
    }

    /** The history of a secret case for people it does not name: not what was written. */
    public List<HistoryEntry> withheldOfCase(CaseFile file) {
        return entries(file, HistoryEntry::withheld);
    }

    /** The whole history of an incident, in order; empty when there is no such incident. */
    public List<HistoryEntry> ofIncident(UUID incident) {
        var called = names.get();
        return Recorded.all(log.readStream(incident)).stream()
                .filter(recorded -> recorded.event() instanceof IncidentEvent)
                .map(recorded -> HistoryEntry.of(recorded, null, called, null))
                .toList();
    }

    /** How an event becomes an entry. */
    private interface Telling {
        HistoryEntry of(Recorded event, @Nullable Procedure procedure, DisplayNames names, @Nullable String part);
    }

    private List<HistoryEntry> entries(CaseFile file, Telling telling) {
        var procedure = procedures.find(file.receipt().procedure()).orElse(null);
        var parts = file.partsByPosition();
        var called = names.get();
        var marks = new RecordMarks(log, file.events());
        return file.events().stream()
                .map(event -> telling.of(event, procedure, called, parts.get(event.position())))
                .map(entry -> entry.withMarks(marks.of(entry.position())))
                .toList();
    }

    /**
     * A page of what people did, the latest first, pages counted from 0; for secret cases without free text (P7.20),
     * and for those that are sealed off only that fact.
     */
    public Page<ActivityEntry> activity(ActivityFilter filter, int page, int size) {
        var notActs = new TreeSet<>(ACCESSES);
        notActs.remove(EventCodec.nameOf(SealedDataOpened.class));
        notActs.addAll(NOT_DONE_BY_PEOPLE);
        var acts = conditions("type <> ALL (:types)", notActs, filter);
        var only = filter.caseId();
        return page(acts.with(IN_SIGHT, "sealing", only == null ? OF_SEALING : null), page, size);
    }

    /** A page of accesses of some of these {@link #ACCESSES}, the latest first, pages counted from 0. */
    public Page<ActivityEntry> accesses(Set<String> types, ActivityFilter filter, int page, int size) {
        return page(conditions("type = ANY (:types)", types, filter), page, size);
    }

    private Page<ActivityEntry> page(Conditions conditions, int page, int size) {
        var lines = conditions.page(jdbc, """
                        SELECT position, card->>'number' AS number, card->>'secret' IS NOT NULL AS secret
                          FROM (SELECT position, case_id FROM views.history
                                 WHERE %s
                                 ORDER BY position DESC
                                 LIMIT :size OFFSET :offset) AS found
                          LEFT JOIN (SELECT case_id, kept->'card' AS card FROM views.board
                                      UNION ALL
                                     SELECT case_id, kept->'card' FROM views.exercise_board) AS cards
                            USING (case_id)
                         ORDER BY position DESC
                        """.formatted(conditions.text()), page, size, RowReading.of(Line.class));
        var events = log.at(lines.stream().map(Line::position).toList());
        var called = names.get();
        var rows = lines.stream()
                .map(line -> entry(line, events.get(line.position()), called))
                .toList();
        long total = conditions.counted("views.history").read(jdbc);
        return new Page<>(rows, total);
    }

    private static Conditions conditions(String ofTypes, Set<String> types, ActivityFilter filter) {
        return Conditions.of(filter).with(ofTypes, "types", new SqlArrayValue("text", types.toArray()));
    }

    private static ActivityEntry entry(Line line, StoredEvent event, DisplayNames names) {
        Telling telling = line.secret() ? HistoryEntry::withheld : HistoryEntry::of;
        var recorded = Recorded.of(event);
        return new ActivityEntry(
                telling.of(recorded, null, names, null), line.number(), AccessWay.of(recorded.event()));
    }

    /** What is odd about the records of some events. */
    static final class RecordMarks {
        private final Set<Long> inDoubt;
        private final Set<Long> setAside;

        RecordMarks(EventLog log, Collection<Recorded> events) {
            inDoubt = log.inDoubt(events.stream().map(Recorded::position).toList());
            setAside = new SetAside(log)
                    .all().stream().map(EventSetAside::position).collect(Collectors.toSet());
        }

        Set<Mark> of(long position) {
            var marks = EnumSet.noneOf(Mark.class);
            if (inDoubt.contains(position)) {
                marks.add(Mark.TIME_IN_DOUBT);
            }
            if (setAside.contains(position)) {
                marks.add(Mark.SET_ASIDE);
            }
            return marks;
        }
    }
}
