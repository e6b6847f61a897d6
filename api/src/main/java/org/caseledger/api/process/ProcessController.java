package org.caseledger.api.process;

import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.process.ProcessMining.Months;
import org.caseledger.api.process.ProcessMining.Part;
import org.caseledger.api.security.LoggedIn;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 过程: the ways that cases really take. */
@RestController
@Tag(name = "process 过程")
@RequestMapping("/api/process")
@RequiredArgsConstructor
class ProcessController {

    private final ProcessMining process;

    @GetMapping
    ProcessMining.Mapped map(
            @ParameterObject Months months, @Nullable Long after, @AuthenticationPrincipal LoggedIn person) {
        return process.map(months, after, person.actor());
    }

    @GetMapping("/variants")
    ProcessMining.Variants variants(
            @ParameterObject Months months,
            @Nullable Boolean ended,
            @ParameterObject Part part,
            @AuthenticationPrincipal LoggedIn person) {
        return process.variants(months, ended, part, person.actor());
    }

    @GetMapping("/cases")
    ProcessMining.Behind cases(
            @ParameterObject Months months,
            @ParameterObject ProcessMining.Ways ways,
            @ParameterObject Part part,
            @AuthenticationPrincipal LoggedIn person) {
        return process.cases(months, ways, part, person.actor());
    }
}
