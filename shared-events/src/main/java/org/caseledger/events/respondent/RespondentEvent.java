package org.caseledger.events.respondent;

import java.util.List;
import org.caseledger.events.EventType;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.Says;

/** A fact about an entry of the register of respondents, in the order of its life (O121-10). */
public sealed interface RespondentEvent extends LedgerEvent {
    /** A business was entered into the register of respondents (O121-10). */
    @EventType("RespondentRegistered")
    @Says(
            zh = "登记被诉方：{business.name}[，代码 {business.creditCode}][，地址：{business.address}]",
            en = "Respondent registered: {business.name}[, code {business.creditCode}][, address: {business.address}]")
    record RespondentRegistered(RegisteredBusiness business) implements RespondentEvent {}

    /** The entry of a business in the register was changed; {@code business} is the whole new entry. */
    @EventType("RespondentChanged")
    @Says(
            zh = "变更被诉方登记：{business.name}[，代码 {business.creditCode}][，地址：{business.address}]，理由：{reason}",
            en = "Respondent changed: {business.name}[, code {business.creditCode}][, address: {business.address}]"
                    + ", reason: {reason}")
    record RespondentChanged(RegisteredBusiness business, String reason) implements RespondentEvent {}

    /** By which other names a business goes, such as the one on its signboard; all of them since. */
    @EventType("RespondentAliased")
    record RespondentAliased(List<String> aliases) implements RespondentEvent {}

    /**
     * This entry is the same business as another one, which shows the cases of both since; nothing in the cases is
     * changed.
     */
    @EventType("RespondentsJoined")
    @Says(zh = "合并到登记 {into}，理由：{reason}", en = "Joined to entry {into}, reason: {reason}")
    record RespondentsJoined(RespondentId into, String reason) implements RespondentEvent {}

    /** This entry is a business of its own after all, apart from the one that it was joined to. */
    @EventType("RespondentsParted")
    @Says(zh = "从登记 {from} 拆分，理由：{reason}", en = "Parted from entry {from}, reason: {reason}")
    record RespondentsParted(RespondentId from, String reason) implements RespondentEvent {}
}
