package org.caseledger.api.office;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.oversight.AccessEvent.PersonLoggedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who may log in and has not done so for long: unused accounts are to be disabled (GB/T 22239, 8.1.4.2). */
@Repository
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class AbsentPeople {
    /** After how many days without a login. */
    public static final int DAYS = 90;

    private final JdbcClient jdbc;
    private final Clock clock;

    /** The user names of those who are active, were there before, and have not logged in since. */
    public Set<String> names() {
        var since = clock.instant().minus(Duration.ofDays(DAYS));
        return jdbc
                .sql(
                        // Of all logins those since: the index of types and positions has them.
                        """
                        SELECT p.username FROM office.person p
                         WHERE p.active AND p.created_at < :since
                           AND p.username NOT IN (
                               SELECT h.person FROM views.history h
                                WHERE h.type = :login
                                  AND h.position >= (SELECT first.position FROM views.history first
                                                      WHERE first.recorded_at >= :since
                                                      ORDER BY first.recorded_at, first.position
                                                      LIMIT 1))
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("login", EventCodec.nameOf(PersonLoggedIn.class))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
