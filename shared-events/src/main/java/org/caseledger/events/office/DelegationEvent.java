package org.caseledger.events.office;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.caseledger.events.EventType;
import org.caseledger.events.Role;
import org.caseledger.events.Says;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** 授权代签 was given or revoked; each has a number that stays. */
public sealed interface DelegationEvent extends OfficeEvent {
    /** The kind of the stream. */
    String KIND = "delegations";

    /** The stream of all delegations; there is one. */
    UUID STREAM = UUID.nameUUIDFromBytes(KIND.getBytes(StandardCharsets.UTF_8));

    /** The number of the delegation. */
    int delegation();

    @Override
    String reason();

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default UUID stream() {
        return STREAM;
    }

    /**
     * The leader who logs in as {@code from} has {@code to} sign these {@code kinds} for him or her, from the beginning
     * of the {@code first} day, or from now on, to the end of the {@code last}. Role and unit are those of {@code to}
     * then; those of the leader are in the metadata.
     */
    @EventType("DelegationGranted")
    @Says(
            zh = "授权{to|person}代{from|person}签批（第{delegation}号）：{kinds}，{first}至{last}，理由：{reason}",
            en = "Delegation {delegation}: {to|person} signs for {from|person}: {kinds}, {first} to {last}, reason: "
                    + "{reason}")
    record DelegationGranted(
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

    /** A delegation ended before its last day; what was signed by it before stays. */
    @EventType("DelegationRevoked")
    @Says(zh = "撤销第{delegation}号授权代签，理由：{reason}", en = "Delegation {delegation} revoked, reason: {reason}")
    record DelegationRevoked(int delegation, String reason) implements DelegationEvent {}
}
