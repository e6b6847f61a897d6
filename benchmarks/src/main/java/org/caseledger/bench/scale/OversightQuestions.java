package org.caseledger.bench.scale;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import lombok.Getter;
import org.caseledger.bench.scale.Questions.Question;
import org.caseledger.eventlog.EventLog;
import org.caseledger.query.repeats.RepeatKeyFactory;
import org.caseledger.query.views.Views;

/** The oversight queries, with the ledger's default periods. */
final class OversightQuestions {
    /** Every query by its name. */
    @Getter
    private final Map<String, Question> all = new LinkedHashMap<>();

    /** {@code views} are queried in their current state and need not run. */
    OversightQuestions(DataSource dataSource, EventLog log, RepeatKeyFactory keys, Views views, Instant now) {
        var draw = Draw.of(now);
        all.putAll(new CaseQuestions(dataSource, log, keys, draw).all());
        all.putAll(new PeopleQuestions(dataSource, log, views, draw).all());
    }
}
