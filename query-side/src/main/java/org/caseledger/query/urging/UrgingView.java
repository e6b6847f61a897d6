package org.caseledger.query.urging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.BeginsRound;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.SupervisionEvent.UrgingAnswered;
import org.caseledger.query.views.DeclaredView;
import org.caseledger.query.views.Recorded;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Writes {@code views.urging}: every step by which a case was pressed, and its answer. */
public final class UrgingView extends DeclaredView<UrgingView.UrgedCase> {
    private final JdbcClient jdbc;

    public UrgingView(DataSource dataSource) {
        super(dataSource, "urging", 1, UrgedCase.class, UrgedCase::caseId, UrgedCase::on);
        this.jdbc = JdbcClient.create(dataSource);
        folds(HandlingUrged.class, UrgingAnswered.class, BeginsRound.class);
        this.<Urging>rows("urging", c -> c.urgings().stream())
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

    @Override
    public Map<CaseId, UrgedCase> load(Collection<CaseId> cases) {
        var urgings = jdbc.sql("SELECT kept FROM urging WHERE case_id = ANY (:cases)")
                .param(
                        "cases",
                        new SqlArrayValue(
                                "uuid", cases.stream().map(CaseId::value).toArray()))
                .query((row, n) -> EventCodec.read(row.getString("kept"), Urging.class))
                .list();
        return urgings.stream()
                .sorted(Comparator.comparing(Urging::urging))
                .collect(Collectors.groupingBy(
                        Urging::caseId,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                all -> new UrgedCase(all.get(0).caseId(), all))));
    }

    /** How one case was pressed, in order; it is kept from the first time on. */
    record UrgedCase(CaseId caseId, List<Urging> urgings) {
        static @Nullable UrgedCase on(@Nullable UrgedCase before, Recorded recorded) {
            var urgings = before == null ? List.<Urging>of() : before.urgings;
            if (urgings.stream().anyMatch(u -> recorded.position() <= u.position())) {
                return before;
            }
            var next = new ArrayList<>(urgings);
            if (recorded.event() instanceof HandlingUrged e) {
                next.add(Urging.sent(next.size() + 1, e, recorded));
            } else if (recorded.event() instanceof UrgingAnswered e) {
                next.set(e.urging() - 1, next.get(e.urging() - 1).answered(e, recorded));
            } else if (recorded.event() instanceof BeginsRound) {
                next.replaceAll(urging -> urging.roundOver(recorded));
            }
            return next.isEmpty() ? null : new UrgedCase(recorded.caseId(), List.copyOf(next));
        }
    }
}
