package org.caseledger.query.urging;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ComplaintReopened;
import org.caseledger.events.complaint.HandlingUrged;
import org.caseledger.events.complaint.UrgingAnswered;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Writes {@code views.urging}: every step by which a case was pressed, and its answer. */
public final class UrgingView implements View<UrgedCase> {

    private static final Set<Class<? extends LedgerEvent>> WANTED =
            Set.of(HandlingUrged.class, UrgingAnswered.class, ComplaintReopened.class);

    private final JdbcClient jdbc;
    private final Rows<Urging> rows;

    public UrgingView(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.rows = rows(dataSource);
    }

    @Override
    public String name() {
        return "urging";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("urging");
    }

    @Override
    public boolean wants(Class<? extends LedgerEvent> type) {
        return WANTED.contains(type);
    }

    @Override
    public @Nullable UrgedCase on(@Nullable UrgedCase before, Recorded recorded) {
        return UrgedCase.on(before, recorded);
    }

    @Override
    public Map<CaseId, UrgedCase> load(Collection<CaseId> cases) {
        var urgings =
                jdbc.sql("SELECT kept FROM urging WHERE case_id = ANY (:cases)")
                        .param(
                                "cases",
                                new SqlArrayValue(
                                        "uuid", cases.stream().map(CaseId::value).toArray()))
                        .query((row, n) -> EventCodec.read(row.getString("kept"), Urging.class))
                        .list();
        return urgings.stream()
                .sorted(Comparator.comparing(Urging::urging))
                .collect(
                        Collectors.groupingBy(
                                Urging::caseId,
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        all -> new UrgedCase(all.get(0).caseId(), all))));
    }

    @Override
    public void save(Collection<UrgedCase> changed) {
        rows.write(changed.stream().flatMap(c -> c.urgings().stream()).toList());
    }

    private static Rows<Urging> rows(DataSource dataSource) {
        return new Rows<Urging>(dataSource, "urging")
                .key("case_id", "uuid", Urging::caseId)
                .key("urging", "integer", Urging::urging)
                .column("step", "text", Urging::step)
                .column("level", "smallint", u -> u.step().ordinal())
                .column("clock", "text", Urging::clock)
                .column("start", "integer", Urging::start)
                .column("current", "boolean", Urging::current)
                .column("sent_at", "timestamptz", Urging::sentAt)
                .column("answer_by", "timestamptz", Urging::answerBy)
                .column("answered", "boolean", u -> u.answer() != null)
                .kept();
    }
}
