package org.caseledger.api.wiring;

import org.caseledger.procedure.AnnouncedCalendar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes over within a second the holidays that another node has recorded. */
@Component
class HolidayReader {

    private static final Logger LOG = LoggerFactory.getLogger(HolidayReader.class);

    private final AnnouncedCalendar calendar;

    HolidayReader(AnnouncedCalendar calendar) {
        this.calendar = calendar;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void eachSecond() {
        try {
            calendar.refresh();
        } catch (DataAccessException e) {
            LOG.debug("The holidays were not read again, the next look tells", e);
        }
    }
}
