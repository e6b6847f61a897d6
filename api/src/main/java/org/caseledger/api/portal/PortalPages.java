package org.caseledger.api.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.caseledger.api.security.Cookies;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Portal;
import org.caseledger.api.web.problems.RequestLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page of the portal, and the language in which its pages are shown. */
@PageController
@WithPortal
@RequestMapping(Portal.PATH)
class PortalPages {
    /** Where the language is chosen. */
    static final String LANGUAGE = Portal.PATH + "/language";

    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final Set<String> LANGUAGES = Set.of("zh", "en");
    private static final int LONGEST_NUMBER = 60;

    /** {@code paper} is the number on a paper whose code was scanned. */
    @GetMapping
    String start(@Nullable String paper, Model model) {
        model.addAttribute("key", new PortalKey("", ""));
        model.addAttribute("wrong", false);
        model.addAttribute("paper", paper == null || paper.length() > LONGEST_NUMBER ? null : paper);
        return "portal/start";
    }

    @PostMapping("/language")
    String choose(@RequestParam String value, HttpServletRequest request, HttpServletResponse response) {
        if (LANGUAGES.contains(value)) {
            Cookies.set(RequestLanguage.COOKIE, value, Portal.PATH, REMEMBERED, request, response);
        }
        return "redirect:" + Portal.PATH;
    }
}
