package org.caseledger.api.administration;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.administration.ParameterAdministration.All;
import org.caseledger.api.administration.ParameterAdministration.Decision;
import org.caseledger.api.administration.ParameterAdministration.Proposal;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.JsonBodies;
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
    private final JsonBodies bodies;

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
    ParameterChange propose(HttpServletRequest http, LoggedIn person) throws IOException {
        AccessPolicy.mustAdminister(person.actor());
        return parameters.propose(bodies.read(bodies.bytes(http), Proposal.class), person.actor());
    }

    @PostMapping("/changes/{number:[0-9]+}/consent")
    ParameterChange consent(@PathVariable int number, HttpServletRequest http, LoggedIn person) throws IOException {
        AccessPolicy.mustConsent(person.actor());
        return parameters.consent(number, decision(http), person.actor());
    }

    @PostMapping("/changes/{number:[0-9]+}/reject")
    ParameterChange reject(@PathVariable int number, HttpServletRequest http, LoggedIn person) throws IOException {
        AccessPolicy.mustConsent(person.actor());
        return parameters.reject(number, decision(http), person.actor());
    }

    @PostMapping("/changes/{number:[0-9]+}/withdraw")
    ParameterChange withdraw(@PathVariable int number, HttpServletRequest http, LoggedIn person) throws IOException {
        AccessPolicy.mustAdminister(person.actor());
        return parameters.withdraw(number, decision(http), person.actor());
    }

    private Decision decision(HttpServletRequest http) throws IOException {
        return bodies.read(bodies.bytes(http), Decision.class);
    }
}
