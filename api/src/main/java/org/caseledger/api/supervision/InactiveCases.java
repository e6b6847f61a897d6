package org.caseledger.api.supervision;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.urging.UrgingCommand.UrgeHandling;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.query.responsibility.InactiveList;
import org.caseledger.query.responsibility.InactiveQueries;
import org.caseledger.query.responsibility.InactiveRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;

/** 停滞件: cases in which nothing happens. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class InactiveCases {
    private static final int USUAL_DAYS = 5;
    private static final int MOST_DAYS = 250;

    private final InactiveQueries silent;
    private final Paging paging;
    private final Clock clock;

    /** Which list, after how many working days without an event, and of which unit. */
    public record Question(
            @Nullable InactiveList list,
            @Nullable Integer days,
            @Nullable UnitId unit) {
        int workingDays() {
            int asked = days == null ? USUAL_DAYS : days;
            if (asked < 1 || asked > MOST_DAYS) {
                throw new InvalidInputException("days", "应在1与%d之间", "must be from 1 to %d", MOST_DAYS);
            }
            return asked;
        }
    }

    /** One of the lists at an instant. */
    public record Listed(Instant asOf, InactiveList list, int days, long total, List<InactiveRow> cases) {}

    Listed list(Question question, Part part, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        int days = question.workingDays();
        var list = question.list() == null ? InactiveList.NO_EVENT : question.list();
        var within = AccessPolicy.onlyUnit(actor);
        if (within != null && question.unit() != null && !within.equals(question.unit())) {
            throw new ForbiddenException();
        }
        paging.waitFor(part.after());
        var now = clock.instant();
        var found = silent.find(
                list,
                days,
                within == null ? question.unit() : within,
                now,
                Paging.page(part.page()),
                Paging.size(part.size()));
        return new Listed(now, list, days, found.total(), found.rows());
    }

    /** 停滞件: cases in which nothing happens. */
    @PageController
    @RequiredArgsConstructor
    static class InactiveCasesPages {
        private final InactiveCases inactive;
        private final AvailableCommands commands;

        @GetMapping("/supervision/silent")
        String silent(Question question, Part part, PageRequest page) {
            var found = inactive.list(question, part, page.actor());
            page.show(question, found.total(), found.cases());
            page.add("list", found.list());
            page.add("days", found.days());
            var cases = found.cases().stream().map(InactiveRow::caseId).toList();
            page.add("pressed", commands.that(page.actor(), UrgeHandling.class, cases));
            return "supervision/inactive";
        }
    }
}
