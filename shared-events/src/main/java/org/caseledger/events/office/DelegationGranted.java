package org.caseledger.events.office;

import java.time.LocalDate;
import java.util.List;
import org.caseledger.events.EventType;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * The leader who logs in as {@code from} has {@code to} sign these {@code kinds} for him or her,
 * from the beginning of the {@code first} day, or from now on, to the end of the {@code last}. Role
 * and unit are those of {@code to} then; those of the leader are in the metadata.
 */
@EventType("DelegationGranted")
public record DelegationGranted(
        int delegation,
        String from,
        String to,
        Role role,
        @Nullable UnitId unit,
        List<Delegable> kinds,
        LocalDate first,
        LocalDate last,
        String reason)
        implements DelegationEvent {}
