package org.caseledger.api.supervision;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.command.complaint.urging.UrgingCommand.AnswerUrging;
import org.caseledger.command.complaint.urging.UrgingCommand.UrgeHandling;
import org.caseledger.events.Actor;
import org.caseledger.events.Clock;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.query.urging.AnswerState;
import org.caseledger.query.urging.SentUrging;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 催办、督办、通报: what is proposed, to be sent by a person, and what was sent and answered. */
@PageController
@RequestMapping("/supervision")
@RequiredArgsConstructor
class UrgingPages {

    private final SupervisionNotices notices;

    @GetMapping
    String proposed(
            SupervisionNotices.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = notices.proposals(question, person.actor());
        model.addAttribute("proposals", found.proposals());
        model.addAttribute("criticismAfter", found.criticismAfter());
        model.addAttribute("mine", mine(person.actor().role()));
        model.addAttribute("sheet", Pagination.of("/supervision", asked, found.total()));
        choices(asked, model);
        return "supervision/proposals";
    }

    @GetMapping("/sent")
    String sent(
            SupervisionNotices.Question question,
            @RequestParam Map<String, String> asked,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var found = notices.sent(question, person.actor());
        model.addAttribute("urgings", found.urgings());
        model.addAttribute("answers", AnswerState.values());
        model.addAttribute("owed", owed(found.urgings(), person.actor()));
        model.addAttribute("sheet", Pagination.of("/supervision/sent", asked, found.total()));
        choices(asked, model);
        return "supervision/sent";
    }

    private void choices(Map<String, String> asked, Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("steps", UrgingStep.values());
        model.addAttribute("clocks", Clock.values());
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
                .filter(sent ->
                        AnswerUrging.isUpTo(actor, sent.unit(), sent.urging().clock()))
                .map(sent -> sent.urging().position())
                .collect(Collectors.toUnmodifiableSet());
    }
}
