package org.caseledger.query.views;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.codec.EventCodec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** A table with a row for each case, whose column {@code kept} is all that a view keeps of it. */
public final class CaseStateTable<S> {
    private final JdbcClient jdbc;
    private final String table;
    private final String key;
    private final Class<S> type;
    private final Function<S, CaseId> caseId;

    /** The table of that name, without a schema. */
    public CaseStateTable(DataSource dataSource, String table, Class<S> type, Function<S, CaseId> caseId) {
        this(dataSource, table, "case_id", type, caseId);
    }

    /** One of other streams than cases, whose identity is in the column {@code key}. */
    public CaseStateTable(DataSource dataSource, String table, String key, Class<S> type, Function<S, CaseId> caseId) {
        this.key = key;
        this.jdbc = JdbcClient.create(dataSource);
        this.table = table;
        this.type = type;
        this.caseId = caseId;
    }

    /** The kept state of these cases, in one statement; a case without one is absent. */
    public Map<CaseId, S> load(Collection<CaseId> cases) {
        return jdbc
                .sql("SELECT kept FROM %s WHERE %s = ANY (:cases)".formatted(table, key))
                .param(
                        "cases",
                        new SqlArrayValue(
                                "uuid", cases.stream().map(CaseId::value).toArray()))
                .query((row, n) -> EventCodec.read(row.getString("kept"), type))
                .list()
                .stream()
                .collect(Collectors.toMap(caseId, Function.identity()));
    }
}
