package org.caseledger.api.administration;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.administration.ParameterAdministration.All;
import org.caseledger.api.administration.ParameterAdministration.Decision;
import org.caseledger.api.administration.ParameterAdministration.Proposal;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.SentJson;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 参数: what is in force, and its changes with a leader's consent, for programs. */
@RestController
@Tag(name = "office 机构人员")
@RequestMapping("/api/parameters")
@RequiredArgsConstructor
class ParametersController {
    private final ParameterAdministration parameters;

    @GetMapping
    All all(LoggedIn person) {
        return parameters.all(person.actor());
    }

    @GetMapping("/changes")
    List<ParameterChange> changes(LoggedIn person) {
        return parameters.changes(person.actor());
    }

    /** What another value would change; its version is that of a proposal. */
    @GetMapping("/preview")
    ParameterEffect preview(@RequestParam String name, @RequestParam String value, LoggedIn person) {
        return parameters.preview(name, value, person.actor());
    }

    @PostMapping("/propose")
    ParameterChange propose(SentJson sent) {
        AccessPolicy.mustAdminister(sent.actor());
        return parameters.propose(sent.as(Proposal.class), sent.actor());
    }

    @PostMapping("/changes/{number:[0-9]+}/consent")
    ParameterChange consent(@PathVariable int number, SentJson sent) {
        AccessPolicy.mustConsent(sent.actor());
        return parameters.consent(number, sent.as(Decision.class), sent.actor());
    }

    @PostMapping("/changes/{number:[0-9]+}/reject")
    ParameterChange reject(@PathVariable int number, SentJson sent) {
        AccessPolicy.mustConsent(sent.actor());
        return parameters.reject(number, sent.as(Decision.class), sent.actor());
    }

    @PostMapping("/changes/{number:[0-9]+}/withdraw")
    ParameterChange withdraw(@PathVariable int number, SentJson sent) {
        AccessPolicy.mustAdminister(sent.actor());
        return parameters.withdraw(number, sent.as(Decision.class), sent.actor());
    }
}
