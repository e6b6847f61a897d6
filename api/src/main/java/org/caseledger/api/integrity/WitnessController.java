package org.caseledger.api.integrity;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.cosigning.WitnessStatus;
import org.caseledger.cosigning.Witnesses;
import org.caseledger.events.Role;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which witness has signed how much of the log, and what each has refused, and why. */
@RestController
@Tag(name = "log 日志")
@RequestMapping("/api/log/witnesses")
public class WitnessController {

    private static final Set<Role> LOOK_AFTER =
            EnumSet.of(Role.SUPERVISOR, Role.AUDITOR, Role.ADMIN);

    private final Witnesses witnesses;

    WitnessController(Witnesses witnesses) {
        this.witnesses = witnesses;
    }

    @GetMapping
    public List<WitnessStatus> list(@AuthenticationPrincipal LoggedIn person) {
        if (!LOOK_AFTER.contains(person.actor().role())) {
            throw new ForbiddenException();
        }
        return witnesses.status();
    }
}
