package org.caseledger.command.respondent;

import java.util.List;
import java.util.UUID;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.respondent.RegisteredBusiness;
import org.caseledger.events.respondent.RespondentEvent;
import org.caseledger.events.respondent.RespondentEvent.RespondentAliased;
import org.caseledger.events.respondent.RespondentEvent.RespondentChanged;
import org.caseledger.events.respondent.RespondentEvent.RespondentRegistered;
import org.caseledger.events.respondent.RespondentEvent.RespondentsJoined;
import org.caseledger.events.respondent.RespondentEvent.RespondentsParted;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.respondent.RegisteredRespondent;
import org.jspecify.annotations.Nullable;

/** Something that is done with an entry of the register of respondents. */
public sealed interface RespondentCommand extends AggregateCommand<RegisteredRespondent, RespondentEvent> {
    @Override
    default String streamKind() {
        return RespondentEntry.KIND;
    }

    /** A code is that of one entry, and entries are not joined in a circle: one after the other. */
    @Override
    default String lock() {
        return "respondents";
    }

    /** 登记被诉方: enters a business that is complained of; a natural person is never entered. */
    @LedgerCommand(
            roles = {Role.INTAKE, Role.DISPATCHER},
            zh = "登记被诉方",
            en = "register respondent",
            clause = {"P9.03", "P3.08"})
    record RegisterRespondent(
            UUID id,
            String name,
            @Nullable String creditCode,
            @Nullable String address,
            @Nullable String street,
            @Nullable String contact,
            @Nullable String phone,
            @Nullable String trade)
            implements RespondentCommand {
        @Override
        public boolean begins() {
            return true;
        }

        @Override
        public List<RespondentEvent> decide(@Nullable RegisteredRespondent none, DecisionContext context) {
            var typed = new RegisteredBusiness(name, creditCode, address, street, contact, phone, trade);
            return List.of(new RespondentRegistered(BusinessRules.kept(new RespondentId(id), typed, context)));
        }
    }

    /** 变更被诉方: replaces the whole entry of a business in the register, with the reason. */
    @LedgerCommand(
            roles = {Role.INTAKE, Role.DISPATCHER},
            zh = "变更被诉方登记",
            en = "change respondent",
            clause = {"P9.03", "P3.08"})
    record ChangeRespondent(
            UUID id,
            String name,
            @Nullable String creditCode,
            @Nullable String address,
            @Nullable String street,
            @Nullable String contact,
            @Nullable String phone,
            @Nullable String trade,
            String reason)
            implements RespondentCommand {
        @Override
        public List<RespondentEvent> decide(RegisteredRespondent entry, DecisionContext context) {
            Guards.inWords(reason);
            var typed = new RegisteredBusiness(name, creditCode, address, street, contact, phone, trade);
            var kept = BusinessRules.kept(new RespondentId(id), typed, context);
            Guards.require(!kept.equals(entry.business()), Rule.SOMETHING_CHANGES);
            return List.of(new RespondentChanged(kept, reason));
        }
    }

    /** 登记别名: says by which other names a business goes; all of them, none for none. */
    @LedgerCommand(
            roles = {Role.INTAKE, Role.DISPATCHER},
            zh = "登记被诉方别名",
            en = "record other names of respondent",
            clause = {"P9.03", "P3.08"})
    record AliasRespondent(UUID id, List<String> aliases) implements RespondentCommand {
        @Override
        public List<RespondentEvent> decide(RegisteredRespondent entry, DecisionContext context) {
            var kept = aliases.stream()
                    .map(String::strip)
                    .filter(Guards::isFilled)
                    .filter(alias -> !alias.equals(entry.business().name()))
                    .distinct()
                    .sorted()
                    .toList();
            Guards.require(!kept.equals(entry.aliases()), Rule.SOMETHING_CHANGES);
            return List.of(new RespondentAliased(kept));
        }
    }

    /** 合并登记: this entry is the same business as another one, which shows the cases of both. */
    @LedgerCommand(
            roles = {Role.DISPATCHER},
            zh = "合并被诉方",
            en = "join respondents",
            clause = {"P9.03", "P3.08"})
    record JoinRespondents(UUID id, RespondentId into, String reason) implements RespondentCommand {
        @Override
        public List<RespondentEvent> decide(RegisteredRespondent entry, DecisionContext context) {
            Guards.inWords(reason);
            Guards.require(!into.equals(new RespondentId(id)), Rule.JOINED_TO_ANOTHER);
            mustStand(entry);
            // The target must not be joined itself, so that following the entries terminates.
            mustStand(BusinessRules.known(into, context));
            return List.of(new RespondentsJoined(into, reason));
        }

        private static void mustStand(RegisteredRespondent entry) {
            Guards.require(
                    entry.joinedTo() == null,
                    Rule.RESPONDENT_JOINED,
                    entry.business().name());
        }
    }

    /** 拆分登记: this entry is a business of its own after all. */
    @LedgerCommand(
            roles = {Role.DISPATCHER},
            zh = "拆分被诉方",
            en = "part respondents",
            clause = {"P9.03", "P3.08"})
    record PartRespondents(UUID id, String reason) implements RespondentCommand {
        @Override
        public List<RespondentEvent> decide(RegisteredRespondent entry, DecisionContext context) {
            Guards.inWords(reason);
            var from = entry.joinedTo();
            Guards.require(
                    from != null, Rule.RESPONDENT_NOT_JOINED, entry.business().name());
            return List.of(new RespondentsParted(from, reason));
        }
    }
}
