package org.caseledger.api.office;

import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.ClosingUnits.Concerned;
import org.caseledger.api.office.ClosingUnits.Reason;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.UnitId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 撤销单位, for programs. */
@RestController
@Tag(name = "office 机构人员")
@RequestMapping("/api/units/{code}")
@RequiredArgsConstructor
class ClosingUnitsController {
    private final ClosingUnits closing;

    /** What is left in the unit. */
    @GetMapping("/closing")
    Concerned concerned(@PathVariable String code, LoggedIn person) {
        return closing.concerned(new UnitId(code), person.actor());
    }

    @PostMapping("/close")
    Unit close(@PathVariable String code, SentJson sent) {
        AccessPolicy.mustAdminister(sent.actor());
        return closing.close(new UnitId(code), sent.as(Reason.class).reason(), sent.actor());
    }

    @PostMapping("/reopen")
    Unit reopen(@PathVariable String code, SentJson sent) {
        AccessPolicy.mustAdminister(sent.actor());
        return closing.open(new UnitId(code), sent.as(Reason.class).reason(), sent.actor());
    }
}
