package org.caseledger.command.delegation;

import static org.caseledger.command.gate.Guards.require;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caseledger.command.gate.AggregateCommand;
import org.caseledger.command.gate.Colleague;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Delegation;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.office.Delegable;
import org.caseledger.events.office.DelegationEvent;
import org.caseledger.events.office.DelegationEvent.DelegationGranted;
import org.caseledger.events.office.DelegationEvent.DelegationRevoked;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** A command on the delegations of the office, of which there is one aggregate. */
public sealed interface DelegationCommand extends AggregateCommand<Integer, DelegationEvent> {
    @Override
    default UUID id() {
        return DelegationEvent.STREAM;
    }

    @Override
    default String streamKind() {
        return DelegationEvent.KIND;
    }

    @Override
    default String lock() {
        return Delegation.LOCK;
    }

    /**
     * 授权代签: a leader delegates signing for a time: {@code to} by login, the {@code kinds} of signature, the
     * {@code first} and the {@code last} day, and why (P9.03, P9.12).
     */
    @LedgerCommand(
            roles = {Role.LEADER},
            zh = "授权代签",
            en = "grant delegation",
            clause = "P9.12")
    record GrantDelegation(String to, List<Delegable> kinds, LocalDate first, LocalDate last, String reason)
            implements DelegationCommand {
        /** So many days at most, and so many days ahead. */
        static final int MOST_DAYS = 30;

        /**
         * Who signs for a leader reads the cases of all units, drafts no reply, handles, dispatches and records none,
         * and does not look into how others did (P9.03, P9.12).
         */
        private static final Set<Role> SIGN_FOR_A_LEADER = EnumSet.of(Role.LEADER, Role.LEGAL, Role.CENTER_HEAD);

        /** Whether a person of this role may sign for a leader. */
        public static boolean mayBeGivenTo(Role role) {
            return SIGN_FOR_A_LEADER.contains(role);
        }

        @Override
        public boolean mayBegin() {
            return true;
        }

        @Override
        public List<DelegationEvent> decide(@Nullable Integer last, DecisionContext context) {
            Guards.inWords(reason);
            require(!kinds.isEmpty(), Rule.DELEGATION_OF_SOMETHING);
            var from = context.actor();
            require(!to.equals(from.person()), Rule.DELEGATION_TO_ANOTHER);
            var delegate = delegate(context);
            mustBeDays(Delegation.day(context.now()));
            int number = last == null ? 1 : last + 1;
            var granted = new Delegation(
                    number,
                    new Delegation.Party(from.person(), from.role(), from.unit()),
                    new Delegation.Party(to, delegate.role(), delegate.unit()),
                    List.copyOf(EnumSet.copyOf(kinds)),
                    first,
                    this.last,
                    reason.strip(),
                    context.now(),
                    null);
            mustBeTheOnlyOne(granted, context);
            return List.of(new DelegationGranted(
                    number,
                    from.person(),
                    to,
                    delegate.role(),
                    delegate.unit(),
                    granted.kinds(),
                    first,
                    granted.last(),
                    granted.reason()));
        }

        private Colleague delegate(DecisionContext context) {
            return context.office().colleagues().stream()
                    .filter(one -> one.login().equals(to) && mayBeGivenTo(one.role()))
                    .findFirst()
                    .orElseThrow(() -> new Refused(
                            Rule.DELEGATE_MAY_SIGN,
                            Text.list(SIGN_FOR_A_LEADER.stream().toList())));
        }

        private void mustBeDays(LocalDate today) {
            require(!first.isBefore(today), Rule.DELEGATION_NOT_BACKDATED, today);
            require(!last.isBefore(first), Rule.DELEGATION_ENDS);
            require(
                    !last.isAfter(first.plusDays(MOST_DAYS - 1)) && !first.isAfter(today.plusDays(MOST_DAYS)),
                    Rule.DELEGATION_NOT_TOO_LONG,
                    MOST_DAYS);
        }

        /** With two people who sign the same for one leader, it would be unclear who was to sign. */
        private static void mustBeTheOnlyOne(Delegation granted, DecisionContext context) {
            context.office().delegations().stream()
                    .filter(other -> other.from().person().equals(granted.from().person()))
                    .filter(granted::meets)
                    .findFirst()
                    .ifPresent(other -> {
                        throw new Refused(Rule.DELEGATION_ONCE, other.first(), other.last(), Text.list(other.kinds()));
                    });
        }
    }

    /** 撤销授权代签: at once, by the leader who granted it or by whoever gives it back; what was signed by it stays. */
    @LedgerCommand(
            roles = {Role.LEADER, Role.LEGAL, Role.CENTER_HEAD},
            zh = "撤销授权代签",
            en = "revoke delegation",
            clause = "P9.12")
    record RevokeDelegation(int delegation, String reason) implements DelegationCommand {
        @Override
        public List<DelegationEvent> decide(Integer last, DecisionContext context) {
            Guards.inWords(reason);
            var person = context.actor().person();
            Guards.require(
                    context.office().delegations().stream()
                            .filter(one -> one.number() == delegation)
                            .anyMatch(one -> isOf(one, person)),
                    Rule.DELEGATION_STANDS,
                    delegation);
            return List.of(new DelegationRevoked(delegation, reason.strip()));
        }

        private static boolean isOf(Delegation one, String person) {
            return one.from().person().equals(person) || one.to().person().equals(person);
        }
    }
}
