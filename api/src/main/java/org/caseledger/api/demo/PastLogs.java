package org.caseledger.api.demo;

import java.time.Clock;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.springframework.stereotype.Component;

/** The log of the ledger, written at the times of the sample data. */
@Component
public class PastLogs {

    private final DataSource dataSource;
    private final EventKey key;
    private final LogSignal signal;

    PastLogs(DataSource dataSource, EventKey key, LogSignal signal) {
        this.dataSource = dataSource;
        this.key = key;
        this.signal = signal;
    }

    /** The log by this clock; it never goes behind what is recorded. */
    EventLog by(Clock clock) {
        return new EventLog(dataSource, key, clock, signal::announce);
    }
}
