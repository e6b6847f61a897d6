package org.caseledger.api.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.ActiveLogins.ActiveLogin;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** 当前登录: where a person is logged in, for that person and for administrators. */
@PageController
@RequiredArgsConstructor
class ActiveLoginsPages {
    private static final String OWN = "/account/sessions";

    private final ActiveLogins logins;

    @GetMapping(OWN)
    String own(LoggedIn person, HttpServletRequest request, Model model) {
        return show(logins.own(person, request), "/account", OWN, model);
    }

    @PostMapping(OWN + "/{id}/end")
    String endOwn(@PathVariable String id, LoggedIn person) {
        logins.endOwn(id, person);
        return "redirect:" + OWN + "?ended";
    }

    @GetMapping("/people/{username}/sessions")
    String of(@PathVariable String username, LoggedIn person, HttpServletRequest request, Model model) {
        var one = "/people/" + username;
        model.addAttribute("of", username);
        return show(logins.of(username, person, request), one, one + "/sessions", model);
    }

    @PostMapping("/people/{username}/sessions/{id}/end")
    String end(@PathVariable String username, @PathVariable String id, LoggedIn person) {
        logins.end(username, id, person);
        return ended(username);
    }

    @PostMapping("/people/{username}/sessions/end")
    String endAll(@PathVariable String username, LoggedIn person) {
        logins.endAll(username, person);
        return ended(username);
    }

    private static String ended(String username) {
        return "redirect:/people/" + username + "/sessions?ended";
    }

    private static String show(List<ActiveLogin> list, String back, String here, Model model) {
        model.addAttribute("list", list);
        model.addAttribute("back", back);
        model.addAttribute("at", here);
        return "office/sessions";
    }
}
