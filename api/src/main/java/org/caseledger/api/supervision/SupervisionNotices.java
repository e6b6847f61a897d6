package org.caseledger.api.supervision;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.command.complaint.urging.UrgingCommand.AnswerUrging;
import org.caseledger.command.complaint.urging.UrgingCommand.UrgeHandling;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.query.urging.Proposal;
import org.caseledger.query.urging.Proposals;
import org.caseledger.query.urging.SentUrging;
import org.caseledger.query.urging.UrgingFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** 催办、督办、通报: what is proposed, what was sent, and who owes an answer; people send. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class SupervisionNotices {
    private final Proposals proposals;
    private final ListReading lists;

    /** Steps that were sent. */
    public record Sent(Instant asOf, long total, List<SentUrging> urgings) {}

    /** Steps that are proposed; a criticism after so many working days of red. */
    public record Proposed(Instant asOf, int criticismAfter, long total, List<Proposal> proposals) {}

    Sent sent(UrgingFilter filter, Part part, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        var reader = lists.reader(actor);
        var found = lists.find(UrgingFilter.SENT, filter, part, reader);
        return new Sent(reader.now(), found.total(), found.rows());
    }

    Proposed proposals(UrgingFilter filter, Part part, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        onlyOfWhatWasSent("answer", filter.answer());
        onlyOfWhatWasSent("from", filter.from());
        onlyOfWhatWasSent("until", filter.until());
        var reader = lists.upTo(part, filter, actor);
        var found = proposals.find(filter, reader, Paging.page(part.page()), Paging.size(part.size()));
        return new Proposed(reader.now(), proposals.criticismAfter(), found.total(), found.rows());
    }

    private static void onlyOfWhatWasSent(String parameter, @Nullable Object given) {
        if (given != null) {
            throw new InvalidInputException(parameter, "只用于已发出的督办", "applies only to notices that were sent");
        }
    }

    /** 催办、督办、通报: what is proposed, to be sent by a person, and what was sent and answered. */
    @PageController
    @RequestMapping("/supervision")
    @RequiredArgsConstructor
    static class UrgingPages {
        private final SupervisionNotices notices;

        @GetMapping
        String proposed(UrgingFilter filter, Part part, PageRequest page) {
            var found = notices.proposals(filter, part, page.actor());
            page.show(filter, found.total(), found.proposals());
            page.add("criticismAfter", found.criticismAfter());
            page.add("mine", mine(page.actor().role()));
            return "supervision/proposals";
        }

        @GetMapping("/sent")
        String sent(UrgingFilter filter, Part part, PageRequest page) {
            var found = notices.sent(filter, part, page.actor());
            page.show(filter, found.total(), found.urgings());
            page.add("owed", owed(found.urgings(), page.actor()));
            return "supervision/sent";
        }

        /** The steps that this role takes. */
        private static List<UrgingStep> mine(Role role) {
            return Arrays.stream(UrgingStep.values())
                    .filter(step -> UrgeHandling.sentBy(step).contains(role))
                    .toList();
        }

        /** Those that wait for an answer of this person, by their places in the log. */
        private static Set<Long> owed(List<SentUrging> urgings, Actor actor) {
            return urgings.stream()
                    .filter(sent -> sent.urging().answer() == null)
                    .filter(sent -> AnswerUrging.isUpTo(
                            actor, sent.unit(), sent.urging().clock()))
                    .map(sent -> sent.urging().position())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
