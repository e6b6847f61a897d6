package org.caseledger.events.complaint;

import java.time.Instant;
import org.caseledger.events.EventType;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Says;
import org.caseledger.events.Sealed;
import org.caseledger.events.Told;
import org.jspecify.annotations.Nullable;

/** Mediation between the parties, from their consent to its end. */
public sealed interface MediationEvent extends Act {
    /** A party consented, or did not; what was said last counts (O121-12, O121-18, O121-19, O121-38). */
    @EventType(value = "ConsentRecorded", zh = "意愿", en = "Consent recorded")
    @Says(zh = "{party}{given?同意~不同意}{to}", en = "{given?Consent~No consent} of the {party} to: {to}")
    record ConsentRecorded(ConsentTo to, Party party, boolean given, Medium medium, Occurred occurred)
            implements MediationEvent {}

    /**
     * When a mediation is held and by whom, and where if it is held in person; both sides were notified before
     * (O121-20). {@code body} is the organisation that mediates for the office (O121-19).
     */
    @EventType(value = "MediationArranged", zh = "安排调解", en = "Mediation arranged")
    @Says(
            zh = "安排{heldAt}调解，调解人员：{mediator|person}[，地点：{place}][，受委托组织：{body}]",
            en =
                    "Mediation arranged for {heldAt}, mediator: {mediator|person}[, place: {place}][, entrusted body: {body}]")
    record MediationArranged(
            Instant heldAt,
            @Official @Nullable String place,
            @Official String mediator,
            @Official @Nullable String body,
            Told complainantTold,
            Told respondentTold,
            Occurred occurred)
            implements MediationEvent {}

    /** A party asked that a mediator stands aside; the mediation is suspended (O121-21). */
    @EventType(value = "RecusalAsked", zh = "申请回避", en = "Recusal asked")
    @Says(
            zh = "{by}申请调解人员{mediator|person}回避，理由：{why}",
            en = "The {by} asked that mediator {mediator|person} stands aside, reason: {why}")
    record RecusalAsked(
            Party by, @Official String mediator, @Official String why, Occurred occurred) implements MediationEvent {}

    /** Whether the mediator is recused; the mediation continues (O121-21). */
    @EventType(value = "RecusalDecided", zh = "回避决定", en = "Recusal decided")
    @Says(
            zh = "决定调解人员{mediator|person}{recused?回避~不回避}，理由：{reason}",
            en = "Mediator {mediator|person} {recused?stands aside~goes on}, reason: {reason}")
    record RecusalDecided(
            @Official String mediator,
            boolean recused,
            @Official String reason,
            Occurred occurred) implements MediationEvent {}

    /**
     * A mediation ended, agreed or not (P1.10); {@code ending} is the ground of Order 121 where it ended without an
     * agreement (O121-23).
     */
    @EventType(value = "MediationRecorded", zh = "调解", en = "Mediated")
    @Says(
            zh = "调解{agreed?达成~未达成}协议[，终止情形：{ending}]",
            en = "Mediation ended {agreed?with~without} an agreement[, ground: {ending}]")
    record MediationRecorded(
            boolean agreed,
            @Nullable Sealed terms,
            @Nullable MediationEnding ending,
            Occurred occurred) implements MediationEvent {}
}
