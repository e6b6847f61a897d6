package org.caseledger.api.notices;

import java.util.Set;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 未送达的通知, for the administrator. */
@PageController
@RequestMapping("/notices/undelivered")
@RequiredArgsConstructor
class UndeliveredPages {

    private final UndeliveredNotices undelivered;

    @GetMapping
    String list(@AuthenticationPrincipal LoggedIn person, Model model) {
        model.addAttribute("rows", undelivered.list(person.actor()));
        model.addAttribute("total", undelivered.count());
        return "notices/undelivered";
    }

    @PostMapping
    String settle(
            @RequestParam(required = false) @Nullable Set<UUID> ids,
            @RequestParam(defaultValue = "false") boolean drop,
            @RequestParam(required = false) @Nullable String reason,
            @AuthenticationPrincipal LoggedIn person) {
        var chosen = ids == null ? Set.<UUID>of() : ids;
        int settled = undelivered.settle(chosen, drop, reason, person.actor());
        return "redirect:/notices/undelivered?settled=" + settled;
    }
}
