package org.caseledger.query.repeats;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.LinkEvent.ComplaintJoined;
import org.caseledger.events.complaint.LinkEvent.JoinUndone;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.FilingSplit;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.events.retention.RetentionEvent.CaseSealedOff;
import org.caseledger.events.retention.RetentionEvent.SealingOffLifted;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes {@code views.repeats}. The fold carries texts sealed; they are opened when it is saved and only become keyed
 * numbers. Not to be started without the master key.
 */
public final class RepeatView implements View<RepeatCase> {
    private static final Set<Class<? extends LedgerEvent>> WANTED = Set.of(
            ComplaintReceived.class,
            RecordCorrected.class,
            RepeatComplaintLinked.class,
            RepeatLinkUndone.class,
            ComplaintJoined.class,
            JoinUndone.class,
            FilingSplit.class,
            ComplaintArchived.class,
            BeginsRound.class,
            SecrecyMarked.class,
            SecrecyLifted.class,
            CaseSealedOff.class,
            SealingOffLifted.class,
            CaseDestroyed.class);

    private record Row(RepeatCase of, RepeatKeys keys) {}

    private final JdbcClient jdbc;
    private final CaseStateTable<RepeatCase> keptCases;
    private final RepeatKeyFactory keys;
    private final Rows<Row> rows;

    public RepeatView(DataSource dataSource, RepeatKeyFactory keys) {
        this.jdbc = JdbcClient.create(dataSource);
        this.keptCases = new CaseStateTable<>(dataSource, "repeats", RepeatCase.class, RepeatCase::caseId);
        this.keys = keys;
        this.rows = rows(dataSource);
    }

    @Override
    public String name() {
        return UnlinkedRepeats.VIEW;
    }

    @Override
    public int version() {
        return View.under(keys.keyVersion(), 6);
    }

    @Override
    public List<String> tables() {
        return List.of("repeats");
    }

    @Override
    public boolean wants(Class<? extends LedgerEvent> type) {
        return WANTED.stream().anyMatch(wanted -> wanted.isAssignableFrom(type));
    }

    @Override
    public @Nullable RepeatCase on(@Nullable RepeatCase before, Recorded recorded) {
        return RepeatCase.on(before, recorded);
    }

    @Override
    public Map<CaseId, RepeatCase> load(Collection<CaseId> cases) {
        return keptCases.load(cases);
    }

    @Override
    public void save(Collection<RepeatCase> changed) {
        var all = List.copyOf(changed);
        keys.load(all);
        rows.write(all.stream().map(of -> new Row(of, keys.of(of))).toList());
    }

    private static Rows<Row> rows(DataSource dataSource) {
        return new Rows<Row>(dataSource, "repeats")
                .key("case_id", "uuid", row -> row.of().caseId())
                .column("received_at", "timestamptz", row -> row.of().receivedAt())
                .column("phone", "bigint", row -> row.keys().phone())
                .column("email", "bigint", row -> row.keys().email())
                .column("address", "bigint", row -> row.keys().address())
                .column("complainant", "bigint", row -> row.keys().complainant())
                .column("respondent", "text", row -> row.keys().respondent())
                .column("said", "bigint[]", row -> array(row.keys().said()))
                .column("sketch", "bigint[]", row -> array(row.keys().sketch()))
                .column("links", "uuid[]", row -> array(row.of().links()))
                .column("lead", "uuid", row -> row.of().lead())
                .column("complaint", "uuid", row -> row.of().complaint())
                .column("begun", "bigint", row -> row.of().begun())
                .column("archived", "bigint", row -> row.of().archived())
                .column("parted", "uuid[]", row -> array(row.of().parted()))
                .column("migrated", "boolean", row -> row.of().migrated())
                .kept("kept", "json", row -> row.of());
    }

    /** Numbers and ids as PostgreSQL writes an array of them. */
    private static String array(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
