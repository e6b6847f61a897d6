package org.caseledger.events.oversight;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ConcernsCase;
import org.caseledger.events.EventType;
import org.caseledger.events.Official;
import org.caseledger.events.Says;
import org.jspecify.annotations.Nullable;

/** A fact about a sample that the review committee draws and reads (P9.12). */
public sealed interface SampleEvent extends OversightEvent {
    /**
     * A random sample was requested, before its contents can be known: of the cases of these {@code strata} that ended
     * or came to need approvals from {@code from} until {@code until} (null: no bound), from the log at
     * {@code position}. {@code population} is their number, {@code digest} (SHA-256, hex) identifies the positions of
     * their receipts, and {@code random} contains random bytes of the ledger (hex). The seed is derived from the leaf
     * hash of this event.
     *
     * <p>Without strata it is a sample of signed decisions, named by their positions, of one {@code kind} (null: of all
     * but reviews of opinions): samples were of decisions until cases were drawn.
     */
    @EventType(value = "SampleSeeded", revision = 2)
    @Says(
            zh = "随机抽样：从{population}{strata?件投诉举报件中抽取{size}件~项签批中抽取{size}项}，截至日志第{position}条记录",
            en =
                    "Random sample requested: {size} of {population} {strata?cases~decisions}, as of log position {position}")
    record SampleSeeded(
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String kind,
            @Nullable SampleStrata strata,
            int size,
            long position,
            long population,
            String digest,
            String random)
            implements SampleEvent {}

    /** The cases that a sample consists of, as they follow from the event that requested it. */
    @EventType("SampleDrawn")
    @Says(zh = "抽中{cases|count}件", en = "Cases drawn: {cases|count}")
    record SampleDrawn(List<CaseId> cases) implements SampleEvent {}

    /**
     * A first reader of the review committee concluded on a case of a sample (P9.12); {@code clause} is the one that
     * was broken, {@code note} says what is to be followed up or what was wrong. {@code second} is the login of the
     * auditor who was asked to read it after that; null: any other one.
     */
    @EventType("ReviewConcluded")
    @Says(
            zh = "审查结论：{caseId}，{conclusion}[，违反{clause}][（{note}）][，请{second|person}复核]",
            en = "Review concluded: {caseId}, {conclusion}[, against {clause}][ ({note})]"
                    + "[, second reading by {second|person}]")
    record ReviewConcluded(
            CaseId caseId,
            ReviewConclusion conclusion,
            @Nullable String clause,
            @Official @Nullable String note,
            @Nullable String second)
            implements SampleEvent, ConcernsCase {}

    /**
     * A second reader agreed with the conclusion on a case of a sample, or differed and gave the reason: then the case
     * is concluded again (P9.12). {@code reading} is the number of the conclusion, from 1.
     */
    @EventType("ReviewConfirmed")
    @Says(
            zh = "复核{agrees?同意~有异议}：{caseId}第{reading}次结论[（{note}）]",
            en = "{agrees?Review confirmed~Second reader differed}: {caseId}, conclusion {reading}[ ({note})]")
    record ReviewConfirmed(
            CaseId caseId,
            int reading,
            boolean agrees,
            @Official @Nullable String note) implements SampleEvent, ConcernsCase {}

    /**
     * The committee put its conclusions on all cases of a sample into minutes, which closes the sample (P9.12);
     * {@code remarks} are what it says about all of them together, {@code members} the logins of the auditors who were
     * present, null where they were not named.
     */
    @EventType("MinutesIssued")
    @Says(
            zh = "形成审查委员会纪要[，出席{members|count}人][（{remarks}）]",
            en = "Committee's minutes issued[, members present: {members|count}][ ({remarks})]")
    record MinutesIssued(@Nullable String remarks, @Nullable List<String> members) implements SampleEvent {}
}
