package org.caseledger.api.search;

import jakarta.servlet.http.HttpSession;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.caseledger.api.search.CaseSearch.Question;
import org.caseledger.events.TimeOrderedId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looked for since the login, the last of it: an address that names one of these
 * tells neither browser nor proxy a name or a number of a citizen (P1.08).
 */
final class RecentSearches {

    private static final int MOST = 50;
    private static final String NAME = RecentSearches.class.getName();

    private final Map<String, Question> kept =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Question> eldest) {
                    return size() > MOST;
                }
            };

    static RecentSearches of(HttpSession session) {
        synchronized (session) {
            if (session.getAttribute(NAME) instanceof RecentSearches before) {
                return before;
            }
            var none = new RecentSearches();
            session.setAttribute(NAME, none);
            return none;
        }
    }

    /** Keeps a question and returns what it is named by. */
    synchronized String keep(Question question) {
        var id = TimeOrderedId.next().toString();
        kept.put(id, question);
        return id;
    }

    synchronized Optional<Question> find(@Nullable String id) {
        return Optional.ofNullable(id).map(kept::get);
    }
}
