package org.caseledger.api.demo;

import java.time.Clock;
import javax.sql.DataSource;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.springframework.stereotype.Component;

/** The log of the ledger, written at the times of the sample data. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class PastLogs {
    private final DataSource dataSource;
    private final EventKey key;
    private final LogSignal signal;

    /** The log by this clock; it never goes behind what is recorded. */
    EventLog by(Clock clock) {
        return new EventLog(dataSource, key, clock, signal::announce);
    }
}
