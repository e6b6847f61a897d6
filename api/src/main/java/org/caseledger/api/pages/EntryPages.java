package org.caseledger.api.pages;

import org.caseledger.api.people.FirstAdministrator;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Logging in, and the first administrator. */
@Controller
class EntryPages {

    private final FirstAdministrator first;

    EntryPages(FirstAdministrator first) {
        this.first = first;
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }

    @GetMapping("/setup")
    String setup(@RequestParam(defaultValue = "") String code, Model model) {
        return form(code, model);
    }

    @PostMapping("/setup")
    String add(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            Model model) {
        var form = form(code, model);
        boolean complete =
                username.matches("[\\w.-]{1,50}") && !name.isBlank() && password.length() >= 8;
        if (!complete) {
            model.addAttribute("mistake", true);
            model.addAttribute("username", username);
            model.addAttribute("name", name);
            return form;
        }
        first.add(username, name.strip(), password);
        return "redirect:/login";
    }

    private String form(String code, Model model) {
        if (!first.accepts(code)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("code", code);
        return "setup";
    }
}
