package org.caseledger.query.respondents;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.query.views.CaseStateTable;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Rows;
import org.caseledger.query.views.View;
import org.jspecify.annotations.Nullable;

/** Writes {@code views.respondent}: every entry of the register of respondents. */
public final class RespondentView implements View<RespondentEntry> {

    private final CaseStateTable<RespondentEntry> table;
    private final Rows<RespondentEntry> rows;

    public RespondentView(DataSource dataSource) {
        this.table =
                new CaseStateTable<>(
                        dataSource,
                        "respondent",
                        "id",
                        RespondentEntry.class,
                        RespondentEntry::stream);
        this.rows =
                new Rows<RespondentEntry>(dataSource, "respondent")
                        .key("id", "uuid", RespondentEntry::id)
                        .column("name", "text", r -> r.entry().business().name())
                        .column("words", "text", RespondentEntry::words)
                        .column("street", "text", r -> r.entry().business().street())
                        .column("joined_to", "uuid", r -> r.entry().joinedTo())
                        .kept();
    }

    @Override
    public String name() {
        return "respondent";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> tables() {
        return List.of("respondent");
    }

    /** An entry is of many cases and of none. */
    @Override
    public List<String> totals() {
        return tables();
    }

    @Override
    public boolean wants(Class<? extends LedgerEvent> type) {
        return RespondentEvent.class.isAssignableFrom(type);
    }

    @Override
    public @Nullable RespondentEntry on(@Nullable RespondentEntry before, Recorded recorded) {
        return RespondentEntry.on(before, recorded);
    }

    @Override
    public Map<CaseId, RespondentEntry> load(Collection<CaseId> entries) {
        return table.load(entries);
    }

    @Override
    public void save(Collection<RespondentEntry> changed) {
        rows.write(changed);
    }
}
