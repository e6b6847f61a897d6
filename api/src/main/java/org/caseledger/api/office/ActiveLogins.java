package org.caseledger.api.office;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessLog;
import org.caseledger.api.security.Administrators;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Sessions;
import org.caseledger.api.security.StoredSession;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.oversight.ReadKind;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where people are logged in: each sees and ends the own sessions, an administrator anybody’s. */
@RestController
@Tag(name = "office 机构人员")
@RequestMapping("/api")
@RequiredArgsConstructor
class ActiveLogins {
    private final Sessions sessions;
    private final People people;
    private final Administrators administrators;
    private final AccessLog accesses;
    private final Clock clock;

    /** A session as it is shown; {@code current} is the one that asks. */
    public record ActiveLogin(String id, String address, Instant since, Instant lastUsed, boolean current) {}

    @GetMapping("/me/sessions")
    List<ActiveLogin> own(LoggedIn person, HttpServletRequest request) {
        var session = request.getSession(false);
        var current = session == null ? "" : sessions.idOf(session.getId());
        return sessions.of(person).stream().map(one -> shown(one, current)).toList();
    }

    @GetMapping("/people/{username}/sessions")
    List<ActiveLogin> of(@PathVariable String username, LoggedIn administrator, HttpServletRequest request) {
        return own(find(username, administrator), request);
    }

    private static ActiveLogin shown(StoredSession session, String current) {
        return new ActiveLogin(
                session.id(),
                session.address(),
                session.since(),
                session.lastUsed(),
                session.id().equals(current));
    }

    /** Ends one of the own sessions, at once on this node and within seconds on the others. */
    @DeleteMapping("/me/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOwn(@PathVariable String id, LoggedIn person) {
        end(person, id, person);
    }

    /** Ends a session of a person. */
    @DeleteMapping("/people/{username}/sessions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String username, @PathVariable String id, LoggedIn administrator) {
        end(find(username, administrator), id, administrator);
    }

    /** Ends all sessions of a person. */
    @DeleteMapping("/people/{username}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endAll(@PathVariable String username, LoggedIn administrator) {
        end(ids(find(username, administrator)), username, administrator);
    }

    private void end(LoggedIn person, String id, LoggedIn by) {
        if (!ids(person).contains(id)) {
            throw new NotFoundException();
        }
        end(Set.of(id), person.getUsername(), by);
    }

    // Recorded first: whoever ends a login leaves a trace, or does not end it.
    private void end(Set<String> ids, String username, LoggedIn by) {
        if (!ids.isEmpty()) {
            accesses.ended(username, ids.size(), by.actor());
            sessions.end(ids);
        }
    }

    private Set<String> ids(LoggedIn person) {
        return sessions.of(person).stream().map(StoredSession::id).collect(Collectors.toSet());
    }

    private LoggedIn find(String username, LoggedIn administrator) {
        administrators.mustChangePeople(administrator.actor());
        var found = people.find(username).orElseThrow(NotFoundException::new);
        accesses.read(ReadKind.LOGINS, username, administrator.actor());
        return new LoggedIn(found, clock.instant());
    }

    /** 当前登录: where a person is logged in, for that person and for administrators. */
    @PageController
    @RequiredArgsConstructor
    static class ActiveLoginsPages {
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
}
