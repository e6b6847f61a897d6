package org.caseledger.api.secondfactor;

import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.secondfactor.FactorAdministration.ResetBody;
import org.caseledger.api.secondfactor.FactorAdministration.StateOfPerson;
import org.caseledger.api.secondfactor.OwnFactor.State;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.SentJson;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Second factors, for programs: what there is, and its reset by an administrator. */
@RestController
@Tag(name = "office 机构人员")
@RequestMapping("/api")
@RequiredArgsConstructor
class SecondFactorController {
    private final OwnFactor own;
    private final FactorAdministration administration;

    @GetMapping("/me/second-factor")
    State own(LoggedIn person) {
        return own.state(person);
    }

    @GetMapping("/people/{username}/second-factor")
    StateOfPerson of(@PathVariable String username, LoggedIn person) {
        return administration.of(username, person);
    }

    @PostMapping("/people/{username}/second-factor/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@PathVariable String username, SentJson sent, LoggedIn person) {
        administration.reset(username, sent.as(ResetBody.class), person);
    }
}
