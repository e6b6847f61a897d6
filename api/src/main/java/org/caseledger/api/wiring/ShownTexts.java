package org.caseledger.api.wiring;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.OpeningDataSource;

/**
 * Rows and events for those who may see a case: what officers wrote is opened as it is read. Views are kept, and events
 * leave the ledger, without it. {@code lists} are the same rows for lists, statistics, search and exports, which a
 * replica may answer for interactive requests.
 */
record ShownTexts(DataSource rows, DataSource lists, EventLog log) {
    static ShownTexts of(DataSource primary, Supplier<DataSource> lists, EventLog log, OfficialTexts texts) {
        return new ShownTexts(
                new OpeningDataSource(primary, texts),
                new OpeningDataSource(primary, texts, lists),
                log.opening(texts::openJson));
    }
}
