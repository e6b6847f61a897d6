package org.caseledger.query.repeats;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which cases a case was linked to, and which one leads it; a complaint without a case has none.
 */
record Bonds(@Nullable UUID self, List<UUID> links, @Nullable UUID lead) {

    static final Bonds NONE = new Bonds(null, List.of(), null);

    static Bonds of(ResultSet row) throws SQLException {
        return new Bonds(
                row.getObject("case_id", UUID.class),
                List.of((UUID[]) row.getArray("links").getArray()),
                row.getObject("lead", UUID.class));
    }

    /** Whether one of the two was linked to the other. */
    boolean linked(Bonds other) {
        return self != null && (links.contains(other.self) || other.links.contains(self));
    }

    /** Whether one leads the other, or the same case leads both. */
    boolean joined(Bonds other) {
        if (self == null) {
            return false;
        }
        return self.equals(other.lead)
                || lead != null && (lead.equals(other.self) || lead.equals(other.lead));
    }
}
