package org.caseledger.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far each factor has been used, by a number that grows with each use; on all nodes, and in this node's memory for
 * as long as a number can be given again, whatever the table then says.
 */
@RequiredArgsConstructor
final class FactorUses {
    private static final Duration REMEMBERED = Duration.ofMinutes(20); // a challenge of a passkey is kept for 15
    private static final int MOST = 100_000;

    private final JdbcClient jdbc;
    private final Cache<String, Long> remembered =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    /** Notes the use with this number; false if that one, or a later one, was there before. */
    boolean take(String factor, long number) {
        return taken(factor, number, """
                insert into office.factor_use as known (factor, used) values (:factor, :number)
                    on conflict (factor) do update set used = excluded.used
                 where known.used < excluded.used
                """);
    }

    /**
     * The same of a factor that has been used before. If the table has lost it, any number up to {@code latest} may
     * have been given: none of these is accepted.
     */
    boolean takeAgain(String factor, long number, long latest) {
        if (taken(factor, number, """
                update office.factor_use set used = :number where factor = :factor and used < :number
                """)) {
            return true;
        }
        jdbc.sql("insert into office.factor_use (factor, used) values (:factor, :latest) on conflict do nothing")
                .param("factor", factor)
                .param("latest", latest)
                .update();
        return false;
    }

    private boolean taken(String factor, long number, String sql) {
        var last = remembered.getIfPresent(factor);
        boolean taken = (last == null || last < number)
                && jdbc.sql(sql).param("factor", factor).param("number", number).update() == 1;
        if (taken) {
            remembered.asMap().merge(factor, number, Long::max);
        }
        return taken;
    }
}
