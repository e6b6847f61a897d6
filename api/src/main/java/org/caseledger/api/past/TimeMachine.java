package org.caseledger.api.past;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.past.TimeMachine.OneMoment;
import org.caseledger.api.past.TimeMachine.TwoMoments;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.Actor;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.moments.CaseComparison;
import org.caseledger.query.moments.CaseMoment;
import org.caseledger.query.moments.CaseMoments;
import org.caseledger.query.moments.CaseMoments.Asked;
import org.caseledger.query.moments.Moment;
import org.caseledger.query.moments.TimeAxis;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 时光机: one case at any moment, as known then or as known now, and two moments side by side. */
@Component
@RequiredArgsConstructor
class TimeMachine {
    private final CaseReading reading;
    private final CaseMoments moments;

    /** Which moment, along which axis, and from which delay on an entry is late (24 hours). */
    record OneMoment(
            String at, @Nullable TimeAxis known, @Nullable String lateAfter) {}

    /** Which two moments, each along its own axis. */
    record TwoMoments(
            String a,
            @Nullable TimeAxis aKnown,
            String b,
            @Nullable TimeAxis bKnown,
            @Nullable String lateAfter) {}

    /** A case that this person sees, at a moment; only who may know what it holds is answered. */
    CaseMoment moment(CaseFile file, OneMoment question, Actor actor) {
        reading.known(file, actor);
        var asked = asked("at", question.at(), "known", question.known());
        return moments.at(file, asked, lateAfter(question.lateAfter())).orElseThrow(NotFoundException::new);
    }

    /** The same at two moments. */
    CaseComparison compare(CaseFile file, TwoMoments question, Actor actor) {
        reading.known(file, actor);
        var a = asked("a", question.a(), "aKnown", question.aKnown());
        var b = asked("b", question.b(), "bKnown", question.bKnown());
        return moments.compare(file, a, b, lateAfter(question.lateAfter())).orElseThrow(NotFoundException::new);
    }

    private Asked asked(String parameter, @Nullable String text, String axis, @Nullable TimeAxis known) {
        if (text == null) {
            throw new InvalidInputException(parameter, "请填写此项", "is missing");
        }
        var moment = reading.moment(parameter, text);
        if (known == TimeAxis.NOW && !(moment instanceof Moment.At)) {
            throw new InvalidInputException(
                    axis, "按现在所知查看时，%s 须为时间", "must be a time when “as known now” is chosen (%s)", parameter);
        }
        return new Asked(moment, known == null ? TimeAxis.THEN : known);
    }

    private static Duration lateAfter(@Nullable String text) {
        if (text == null) {
            return CaseMoments.LATE_AFTER;
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidInputException("lateAfter", "应为时长，如 PT24H", "must be a duration like PT24H");
        }
    }

    /** 时光机: one case at any moment, as known then or as known now, and two moments side by side. */
    @RestController
    @Tag(name = "time machine 时光机")
    @RequestMapping("/api/complaints/{id}")
    @RequiredArgsConstructor
    static class MomentsController {
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
}
