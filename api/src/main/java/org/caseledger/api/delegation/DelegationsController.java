package org.caseledger.api.delegation;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Requests;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 授权代签: the delegations of signatures, granted and revoked. */
@RestController
@Tag(name = "office 机构人员")
@RequestMapping("/api/delegations")
@RequiredArgsConstructor
class DelegationsController {

    private final DelegationRegister register;
    private final JsonBodies bodies;
    private final Requests requests;

    @GetMapping
    List<DelegationRegister.Entry> list(@AuthenticationPrincipal LoggedIn person) {
        return register.list(person.actor());
    }

    @PostMapping("/grant-delegation")
    @ResponseStatus(HttpStatus.CREATED)
    DelegationRegister.Entry grant(HttpServletRequest http, @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        return register.grant(body, requests.of(http, body, person), person.actor());
    }

    @PostMapping("/{number:[0-9]+}/revoke-delegation")
    DelegationRegister.Entry revoke(
            @PathVariable int number, HttpServletRequest http, @AuthenticationPrincipal LoggedIn person)
            throws IOException {
        var body = bodies.bytes(http);
        return register.revoke(number, body, requests.of(http, body, person), person.actor());
    }
}
