package org.caseledger.api.wiring;

import java.util.concurrent.atomic.AtomicBoolean;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.procedure.AnnouncedCalendar;
import org.caseledger.procedure.ApprovedParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes over within a second the holidays and parameters that another node has recorded. */
@Component
class HolidayReader {
    private static final Logger LOG = LoggerFactory.getLogger(HolidayReader.class);

    private final AnnouncedCalendar calendar;
    private final ApprovedParameters parameters;
    private final AtomicBoolean grown = new AtomicBoolean(true);

    HolidayReader(AnnouncedCalendar calendar, ApprovedParameters parameters, LogSignal signal) {
        this.calendar = calendar;
        this.parameters = parameters;
        signal.subscribe(() -> grown.set(true));
    }

    @Scheduled(fixedDelayString = "PT1S")
    void eachSecond() {
        if (!grown.getAndSet(false)) {
            return;
        }
        try {
            calendar.refresh();
            parameters.refresh();
        } catch (DataAccessException e) {
            grown.set(true);
            LOG.debug("Holidays and parameters were not read again, the next look tells", e);
        }
    }
}
