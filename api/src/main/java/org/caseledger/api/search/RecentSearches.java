package org.caseledger.api.search;

import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.search.CaseSearch.Question;
import org.caseledger.events.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The latest searches of a person since the login: an address that refers to one of these reveals no name or number of
 * a citizen to browser or proxy (P1.08).
 */
@Component
@RequiredArgsConstructor
class RecentSearches {
    private static final int MOST = 50;
    private static final String PREFIX = "search.";

    private final JsonMapper json;

    /** Keeps a question in the session and returns what it is named by. */
    String keep(Question question, HttpSession session) {
        var id = TimeOrderedId.next().toString();
        var before = Collections.list(session.getAttributeNames()).stream()
                .filter(name -> name.startsWith(PREFIX))
                .sorted()
                .toList();
        before.stream().limit(Math.max(0, before.size() - MOST + 1)).forEach(session::removeAttribute);
        session.setAttribute(PREFIX + id, json.writeValueAsString(question));
        return id;
    }

    Optional<Question> find(@Nullable String id, HttpSession session) {
        return Optional.ofNullable(id)
                .map(named -> (String) session.getAttribute(PREFIX + named))
                .map(text -> json.readValue(text, Question.class));
    }
}
