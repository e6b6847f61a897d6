package org.caseledger.api.past;

import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.past.TimeMachine.OneMoment;
import org.caseledger.api.past.TimeMachine.TwoMoments;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.query.moments.CaseComparison;
import org.caseledger.query.moments.CaseMoment;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 时光机: one case at any moment, as known then or as known now, and two moments side by side. */
@RestController
@Tag(name = "time machine 时光机")
@RequestMapping("/api/complaints/{id}")
@RequiredArgsConstructor
class MomentsController {
    private final CaseReading reading;
    private final TimeMachine machine;

    @GetMapping("/moment")
    ResponseEntity<CaseMoment> moment(@PathVariable String id, OneMoment question, LoggedIn person) {
        var actor = person.actor();
        var file = reading.now(CaseReading.caseId(id), actor);
        return unstored(machine.moment(file, question, actor));
    }

    @GetMapping("/compare")
    ResponseEntity<CaseComparison> compare(@PathVariable String id, TwoMoments question, LoggedIn person) {
        var actor = person.actor();
        var file = reading.now(CaseReading.caseId(id), actor);
        return unstored(machine.compare(file, question, actor));
    }

    private static <T> ResponseEntity<T> unstored(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
