package org.caseledger.api.secondfactor;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.secondfactor.OwnFactor.State;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.Administrators;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.People;
import org.caseledger.api.security.SecondFactors;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.oversight.ReadKind;
import org.caseledger.text.Wording;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/**
 * 重置两步验证: an administrator of people removes the second factor of a person who has lost it, with a reason; never their
 * own, which requires one of its codes.
 */
@RestController("secondFactor")
@Tag(name = "office 机构人员")
@RequestMapping("/api")
@RequiredArgsConstructor
class FactorAdministration {
    private final SecondFactors factors;
    private final OwnFactor own;
    private final People people;
    private final Administrators administrators;
    private final AccessLog accesses;

    /** Why it is reset. */
    public record ResetBody(String reason) {}

    /** Whether there is a second factor, and whether it is as the ledger wrote it. */
    public record StateOfPerson(boolean enrolled, boolean sound) {}

    @GetMapping("/me/second-factor")
    State own(LoggedIn person) {
        return own.state(person);
    }

    @GetMapping("/people/{username}/second-factor")
    StateOfPerson of(@PathVariable String username, LoggedIn administrator) {
        mustBeThere(username, administrator);
        return new StateOfPerson(factors.of(username).any(), factors.areSound(username));
    }

    @PostMapping("/people/{username}/second-factor/reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@PathVariable String username, SentJson sent, LoggedIn administrator) {
        reset(username, sent.as(ResetBody.class), administrator);
    }

    private void reset(String username, ResetBody body, LoggedIn administrator) {
        mustBeThere(username, administrator);
        if (username.equals(administrator.getUsername())) {
            throw new InvalidInputException(
                    "username", "不能重置自己的两步验证，请由另一位管理员办理", "can be reset for you only by another administrator");
        }
        if (!Wording.isInWords(body.reason())) {
            throw new InvalidInputException("reason", Rule.REASON_IN_WORDS.text());
        }
        if (factors.of(username).any() || !factors.areSound(username)) {
            factors.remove(username, administrator.actor(), body.reason().strip());
        }
    }

    private void mustBeThere(String username, LoggedIn administrator) {
        administrators.mustChangePeople(administrator.actor());
        if (people.list().stream().noneMatch(one -> one.username().equals(username))) {
            throw new NotFoundException();
        }
        accesses.read(ReadKind.LOGINS, username, administrator.actor());
    }

    /** 人员的两步验证: an administrator sees whether there is one, and resets it. */
    @PageController
    @RequestMapping("/people/{username}/second-factor")
    @RequiredArgsConstructor
    static class FactorAdministrationPages {
        private final FactorAdministration administration;

        @GetMapping
        ModelAndView show(@PathVariable String username, FormRequest form) {
            return reset(username, form);
        }

        @PostMapping("/reset")
        ModelAndView reset(@PathVariable String username, FormRequest form) {
            form.add("of", username);
            return form.page(
                    "secondfactor/person",
                    () -> form.fields(ResetBody.class, ""),
                    Set.of(),
                    () -> {
                        form.add("own", username.equals(form.person().getUsername()));
                        form.add("state", administration.of(username, form.person()));
                        form.add("reason", form.typed("reason"));
                    },
                    sent -> {
                        administration.reset(username, new ResetBody(form.typed("reason")), form.person());
                        SentForms.say("factor.reset.done", "");
                        return "/people/" + username + "/second-factor";
                    });
        }
    }
}
