package org.caseledger.api.wiring;

import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.OpeningDataSource;

/**
 * Rows and events for those who may see a case: what officers wrote is opened as it is read. Views
 * are kept, and events leave the ledger, without it.
 */
record ShownTexts(DataSource rows, EventLog log) {

    static ShownTexts of(DataSource dataSource, EventLog log, OfficialTexts texts) {
        return new ShownTexts(
                new OpeningDataSource(dataSource, texts), log.opening(texts::openJson));
    }
}
