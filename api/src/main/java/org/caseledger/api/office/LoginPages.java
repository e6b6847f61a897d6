package org.caseledger.api.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.caseledger.api.secondfactor.Passkeys;
import org.caseledger.api.security.FirstAdministrator;
import org.caseledger.api.signon.ClientCertificates;
import org.caseledger.api.signon.OfficeProvider;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.problems.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Logging in, and the first administrator. */
@PageController
class LoginPages {
    private final FirstAdministrator first;
    private final OfficeProvider provider;
    private final ClientCertificates certificates;
    private final Passkeys passkeys;
    private final Duration refusedFor;

    LoginPages(
            FirstAdministrator first,
            OfficeProvider provider,
            ClientCertificates certificates,
            Passkeys passkeys,
            @Value("${caseledger.login.within}") Duration refusedFor) {
        this.first = first;
        this.provider = provider;
        this.certificates = certificates;
        this.passkeys = passkeys;
        this.refusedFor = refusedFor;
    }

    @GetMapping("/login")
    String login(HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute("minutes", Math.max(1, refusedFor.toMinutes()));
        model.addAttribute("signOn", provider.isConfigured());
        model.addAttribute("certified", certificates.username(request).orElse(null));
        model.addAttribute("passkey", passkeys.ask(request, response).orElse(null));
        return "office/login";
    }

    @GetMapping("/setup")
    String setup(@Nullable String code, Model model) {
        return form(Objects.requireNonNullElse(code, ""), model);
    }

    @PostMapping("/setup")
    String add(@RequestParam MultiValueMap<String, String> typed, Model model) {
        var username = given(typed, "username");
        var name = given(typed, "name");
        var password = given(typed, "password");
        var form = form(given(typed, "code"), model);
        var mistakes = mistakes(username, name, password);
        if (!mistakes.isEmpty()) {
            model.addAttribute("mistakes", mistakes);
            model.addAttribute("username", username);
            model.addAttribute("name", name);
            return form;
        }
        first.add(username, name.strip(), password);
        return "redirect:/login";
    }

    // To its last blank as it was typed, for so a password is typed to log in.
    private static String given(MultiValueMap<String, String> typed, String name) {
        return Objects.requireNonNullElse(typed.getFirst(name), "");
    }

    private static Map<String, InvalidInputException.Field> mistakes(String username, String name, String password) {
        var mistakes = new ArrayList<InvalidInputException.Field>();
        UserNames.mistake("username", username, List.of()).ifPresent(mistakes::add);
        if (name.isBlank()) {
            mistakes.add(new InvalidInputException.Field("name", "不能为空", "is blank"));
        }
        PasswordPolicy.mistake("password", password, username, name).ifPresent(mistakes::add);
        return mistakes.stream().collect(Collectors.toMap(InvalidInputException.Field::field, m -> m));
    }

    private String form(String code, Model model) {
        if (!first.accepts(code)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("code", code);
        model.addAttribute("here", "/setup?code=" + code);
        model.addAttribute("mistakes", Map.of());
        return "office/setup";
    }
}
