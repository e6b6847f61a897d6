package org.caseledger.api.incidents;

import java.time.Clock;
import java.time.Instant;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.TimeParameter;
import org.caseledger.events.Actor;
import org.caseledger.query.incidents.IncidentReport;
import org.caseledger.query.incidents.IncidentReports;
import org.caseledger.query.incidents.Score;
import org.caseledger.query.incidents.Scores;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an incident came to: its report for a superior, and the score of an exercise. */
@Component
@RequiredArgsConstructor
class IncidentAssessment {
    private final IncidentReports reports;
    private final Scores scores;
    private final Clock clock;

    /** 信息报告 (P1.14, P8.15): measures and figures as of a time, now if none is named. */
    IncidentReport report(String id, @Nullable String at, Actor actor) {
        AccessPolicy.mustReadAllCases(actor);
        var incident = CaseReading.caseId(id).value();
        Instant now = clock.instant();
        Instant asOf = at == null ? now : TimeParameter.instant("at", at);
        return reports.of(incident, asOf.isAfter(now) ? now : asOf).orElseThrow(NotFoundException::new);
    }

    /** How an exercise went so far, against how the real cases were handled. */
    Score score(String id, Actor actor) {
        AccessPolicy.mustReadAllCases(actor);
        var incident = CaseReading.caseId(id).value();
        return scores.of(incident, clock.instant()).orElseThrow(NotFoundException::new);
    }
}
