package org.caseledger.api.security;

import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each factor has been used, by a number that grows with each use; on all nodes. */
record FactorUses(JdbcClient jdbc) {
    /** Notes the use with this number; false if that one, or a later one, was there before. */
    boolean take(String factor, long number) {
        return jdbc.sql("""
                                insert into office.factor_use as known (factor, used)
                                values (:factor, :number)
                                    on conflict (factor) do update set used = excluded.used
                                 where known.used < excluded.used
                                """).param("factor", factor).param("number", number).update() == 1;
    }
}
