package org.caseledger.api.deadlines;

import java.time.Clock;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.settings.SettingsLog;
import org.caseledger.events.Actor;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.sheets.DeadlineSheet;
import org.caseledger.query.sheets.DeadlineSheets;
import org.springframework.stereotype.Component;

/** 时限计算书: how each due time of a case comes about, to be read, printed and counted again. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DeadlineSheetReading {
    private final CaseReading reading;
    private final DeadlineSheets sheets;
    private final SettingsLog settings;
    private final Clock clock;

    /** The sheet as of now, for a person who may see the case. */
    public DeadlineSheet of(String id, Actor actor) {
        return of(reading.now(CaseReading.caseId(id), actor), actor);
    }

    /** From which positions of the log the office worked by other settings and procedures. */
    SettingsLog.Starts settings() {
        return settings.starts();
    }

    /** The sheet of a case that this person sees. */
    public DeadlineSheet of(CaseFile file, Actor actor) {
        return sheets.of(reading.known(file, actor), clock.instant());
    }
}
