package org.caseledger.events.complaint;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import lombok.Getter;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.text.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * The items that the record of a complaint must have before it is accepted (O121-10, O121-11). Events list by these
 * names alone which of them the sealed parts of a record contain.
 */
@RequiredArgsConstructor
public enum RecordItem implements Bilingual {
    COMPLAINANT_NAME("投诉人姓名", "name of the complainant", "O121-10"),
    COMPLAINANT_PHONE("投诉人电话号码", "phone of the complainant", "O121-10"),
    COMPLAINANT_ADDRESS("投诉人通讯地址", "address of the complainant", "O121-10"),
    RESPONDENT_NAME("被投诉人名称（姓名）", "name of the respondent", "O121-10"),
    RESPONDENT_ADDRESS("被投诉人地址", "address of the respondent", "O121-10"),
    DEMAND("具体的投诉请求", "what is demanded", "O121-10"),
    /** An agent complains for the complainant, so that the two that follow are required. */
    AGENT("受托人", "agent", "O121-11"),
    AGENT_IDENTITY("受托人身份证明", "identity of the agent", "O121-11"),
    AGENT_AUTHORITY("授权委托书", "letter of authority", "O121-11");

    private static final Set<RecordItem> ALWAYS = EnumSet.range(COMPLAINANT_NAME, DEMAND);
    private static final Set<RecordItem> OF_AGENT = EnumSet.of(AGENT_IDENTITY, AGENT_AUTHORITY);
    private static final Set<RecordItem> OF_COMPLAINANT = EnumSet.of(
            COMPLAINANT_NAME, COMPLAINANT_PHONE, COMPLAINANT_ADDRESS, AGENT, AGENT_IDENTITY, AGENT_AUTHORITY);

    @Getter
    private final String zh;

    @Getter
    private final String en;

    @Getter
    private final String clause;

    /** Whether it is stated with the complainant, and not with the narrative. */
    public boolean isOfComplainant() {
        return OF_COMPLAINANT.contains(this);
    }

    /** The items that a complainant and a narrative contain, if given. */
    public static Set<RecordItem> saidBy(@Nullable Complainant complainant, @Nullable Narrative narrative) {
        var said = EnumSet.noneOf(RecordItem.class);
        if (complainant != null) {
            said.add(COMPLAINANT_NAME);
            add(said, COMPLAINANT_PHONE, complainant.phone() != null);
            add(said, COMPLAINANT_ADDRESS, complainant.address() != null);
            var agent = complainant.agent();
            if (agent != null) {
                said.add(AGENT);
                add(said, AGENT_IDENTITY, agent.identity() != null);
                add(said, AGENT_AUTHORITY, Boolean.TRUE.equals(agent.authorised()));
            }
        }
        add(said, DEMAND, narrative != null && narrative.request() != null);
        return said;
    }

    /**
     * The items that a record lacks, given those of its sealed parts, in the order of the articles; empty where that is
     * not known. {@code agentRecorded} is whether the letter of an agent was recorded later.
     */
    public static Set<RecordItem> missing(
            @Nullable Set<RecordItem> said,
            NamedRespondent respondent,
            @Nullable Matter matter,
            boolean agentRecorded) {
        if (said == null) {
            return Set.of();
        }
        var missing = EnumSet.copyOf(ALWAYS);
        if (said.contains(AGENT) && !agentRecorded) {
            missing.addAll(OF_AGENT);
        }
        missing.removeAll(said);
        var details = respondent.details();
        if (respondent.name() != null) {
            missing.remove(RESPONDENT_NAME);
        }
        if (details != null && details.where() != null) {
            missing.remove(RESPONDENT_ADDRESS);
        }
        if (matter != null && matter.demandsSomething()) {
            missing.remove(DEMAND);
        }
        return missing;
    }

    /** The items after a correction of a sealed part; null stays null, for a record about which this is unknown. */
    public static @Nullable Set<RecordItem> corrected(@Nullable Set<RecordItem> said, RecordCorrected e) {
        if (said == null || e.given() == null) {
            return said;
        }
        boolean ofComplainant = e.field() == CorrectedField.COMPLAINANT;
        var all = EnumSet.noneOf(RecordItem.class);
        said.stream().filter(item -> item.isOfComplainant() != ofComplainant).forEach(all::add);
        all.addAll(e.given());
        return all;
    }

    private static void add(Collection<RecordItem> said, RecordItem item, boolean given) {
        if (given) {
            said.add(item);
        }
    }
}
