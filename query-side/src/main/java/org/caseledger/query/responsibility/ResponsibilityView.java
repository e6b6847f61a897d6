package org.caseledger.query.responsibility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.facts.RoundFacts;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardCase;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.responsibility.HoldingCase.Holding;
import org.caseledger.query.responsibility.HoldingCase.Returned;
import org.caseledger.query.views.DeclaredView;
import org.caseledger.query.views.Recorded;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/** Writes {@code views.responsibility_*}: who had each case when, its returns, what is silent. */
public final class ResponsibilityView extends DeclaredView<HoldingCase> {
    /** The key of every reason that no list tells: an address asks for it as for any other. */
    private static final String WITHHELD = "withheld";

    private final JdbcClient jdbc;

    /** The same where no reason is sealed. */
    public ResponsibilityView(DataSource dataSource, Procedures procedures, OfficeHours hours) {
        this(dataSource, procedures, hours, UnaryOperator.identity());
    }

    /**
     * {@code procedures} say whose turn it is, {@code hours} when the office works; {@code reasons} gives for the
     * reason of a return, which may be sealed, what is equal for equal reasons.
     */
    public ResponsibilityView(
            DataSource dataSource, Procedures procedures, OfficeHours hours, UnaryOperator<String> reasons) {
        super(
                dataSource,
                "responsibility",
                14,
                HoldingCase.class,
                ResponsibilityView::id,
                fold(new BoardView(dataSource, procedures), hours));
        this.jdbc = JdbcClient.create(dataSource);
        keeps("responsibility_case")
                .column("number", "text", c -> c.board().card().number())
                .column("state", "text", HoldingCase::state)
                .column("open", "boolean", c -> c.state().isOpen())
                .column("unit", "text", c -> c.board().card().unit())
                .column("migrated", "boolean", HoldingCase::migrated)
                .column("last_act_at", "timestamptz", HoldingCase::lastActAt)
                .column("follow_up_due_at", "timestamptz", HoldingCase::followUpDueAt)
                .column("missed_calls", "integer", HoldingCase::missedCalls)
                .column("untold_since", "timestamptz", HoldingCase::untoldSince)
                .column("follow_up_missing", "boolean", HoldingCase::followUpMissing)
                .column("position", "bigint", c -> c.board().card().position())
                .kept();
        this.<Of<Holding>>rows("responsibility_held", c -> c.holdings().stream().map(part -> new Of<>(c, part)))
                .key("case_id", "uuid", h -> id(h.ofCase()))
                .key("number", "integer", h -> h.part().number())
                .column("role", "text", h -> h.part().role())
                .column("unit", "text", h -> h.part().unit())
                .column("person", "text", h -> h.part().person())
                .column("migrated", "boolean", h -> h.ofCase().migrated())
                .column("from_at", "timestamptz", h -> h.part().from())
                .column("from_worked", "bigint", h -> h.part().fromWorked())
                .column("until_at", "timestamptz", h -> h.part().until())
                .column("until_worked", "bigint", h -> h.part().untilWorked())
                .column("ended_by", "text", h -> h.part().endedBy());
        this.<Of<Returned>>rows(
                        "responsibility_returned", c -> c.returns().stream().map(part -> new Of<>(c, part)))
                .key("case_id", "uuid", r -> id(r.ofCase()))
                .key("number", "integer", r -> r.part().number())
                .column("at", "timestamptz", r -> r.part().at())
                .column("unit", "text", r -> r.part().unit())
                .column("person", "text", r -> r.part().person())
                .column("reason", "text", ResponsibilityView::listedReason)
                .column("reason_key", "text", r -> reasonKey(reasons, listedReason(r)))
                .column("proposed", "text", r -> r.part().proposed())
                .column("sent_to", "text", r -> r.part().sentTo())
                .column("ping_pong", "boolean", r -> r.part().pingPong())
                .column("refused", "boolean", r -> r.part().refused());
    }

    private static Fold<HoldingCase> fold(BoardView board, OfficeHours hours) {
        return (before, recorded) -> {
            if (before != null && recorded.position() <= before.board().card().position()) {
                return before;
            }
            var next = board.on(before == null ? null : before.board(), recorded);
            return new ResponsibilityFold(before, hours.at(recorded.position())).next(next, recorded);
        };
    }

    @Override
    public void save(Collection<HoldingCase> changed) {
        super.save(changed);
        forgetWhatIsNoMore(changed);
    }

    // An adoption takes back the times of its case that were written before it.
    private void forgetWhatIsNoMore(Collection<HoldingCase> changed) {
        var adopted = changed.stream().filter(HoldingCase::migrated).toList();
        if (adopted.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        DELETE FROM responsibility_held h
                         USING unnest(:cases, :numbers) AS c (case_id, last)
                         WHERE h.case_id = c.case_id AND h.number > c.last
                        """)
                .param(
                        "cases",
                        new SqlArrayValue(
                                "uuid", adopted.stream().map(c -> id(c).value()).toArray()))
                .param(
                        "numbers",
                        new SqlArrayValue(
                                "int",
                                adopted.stream().map(c -> c.holdings().size()).toArray()))
                .update();
    }

    private static CaseId id(HoldingCase of) {
        return of.board().card().caseId();
    }

    private record Of<P>(HoldingCase ofCase, P part) {}

    /**
     * The reason of a return in lists: none for a secret case (P7.20), nor for one that is sealed off, whose key may be
     * gone.
     */
    private static @Nullable String listedReason(Of<Returned> r) {
        var board = r.ofCase().board();
        return board.card().secret() == null && !board.outOfSight() ? r.part().reason() : null;
    }

    private static String reasonKey(UnaryOperator<String> reasons, @Nullable String reason) {
        return reason == null ? WITHHELD : reasons.apply(reason);
    }

    /** Numbers by which equal reasons of returns are counted together while each of them is sealed. */
    public record ReturnReasons(Vault vault, OfficialTexts texts) {
        private static final String PURPOSE = "reasons of returns";

        /** On a node without the master key, which folds nothing new, each reason is one of its own. */
        public String key(String reason) {
            return vault.isOpen() ? Long.toHexString(vault.blind(PURPOSE, texts.open(reason))) : reason;
        }
    }

    /** One step of the fold over whom a case waits for. */
    static final class ResponsibilityFold {
        private final OfficeHours hours;
        private final List<Holding> holdings = new ArrayList<>();
        private final List<Returned> returns = new ArrayList<>();
        private final List<UnitId> units = new ArrayList<>();
        private @Nullable Instant lastActAt;
        private @Nullable Instant approvedAt;
        private RoundFacts ofTheRound = RoundFacts.NONE;

        ResponsibilityFold(@Nullable HoldingCase before, OfficeHours hours) {
            this.hours = hours;
            if (before != null) {
                holdings.addAll(before.holdings());
                returns.addAll(before.returns());
                units.addAll(before.units());
                lastActAt = before.lastActAt();
                approvedAt = before.approvedAt();
                ofTheRound = before.ofTheRound();
            }
        }

        HoldingCase next(BoardCase board, Recorded recorded) {
            if (recorded.event() instanceof Act act) {
                acted(act, recorded);
            }
            ofTheRound = ofTheRound.on(recorded.event());
            var before = lasting();
            waitsFor(board.card(), recorded);
            if (lastActAt == null || before == null || before != lasting() || isBy(before, recorded)) {
                lastActAt = recorded.recordedAt();
            }
            approvedAt = isApproved(board) ? earlier(approvedAt, recorded) : null;
            return new HoldingCase(
                    board,
                    List.copyOf(holdings),
                    List.copyOf(returns),
                    List.copyOf(units),
                    lastActAt,
                    approvedAt,
                    ofTheRound);
        }

        private @Nullable Holding lasting() {
            int last = holdings.size() - 1;
            return last >= 0 && holdings.get(last).lasts() ? holdings.get(last) : null;
        }

        /** Whether those who had it did it: whoever presses them, or looks in, moves nothing. */
        private static boolean isBy(Holding had, Recorded recorded) {
            var actor = recorded.actor();
            return actor.role() == had.role()
                    && (had.unit() == null || had.unit().equals(actor.unit()));
        }

        /** Whether a reply waits for nothing but to be sent by those who handle the case. */
        private static boolean isApproved(BoardCase board) {
            return board.card().state() == ComplaintState.ACCEPTED
                    && board.card().waitsFor() == Role.HANDLER
                    && board.signing().approved() != null
                    && !board.signing().approved().isEmpty();
        }

        private static Instant earlier(@Nullable Instant known, Recorded recorded) {
            return known == null ? recorded.recordedAt() : known;
        }

        private void acted(Act act, Recorded recorded) {
            if (act instanceof ComplaintReturned e) {
                returns.add(new Returned(
                        returns.size() + 1,
                        at(recorded),
                        e.unit(),
                        recorded.actor().person(),
                        e.reason(),
                        e.proposedUnit(),
                        null,
                        false,
                        false));
            } else if (act instanceof ReturnReviewed e && e.heldAgain() && !returns.isEmpty()) {
                int last = returns.size() - 1;
                returns.set(last, returns.get(last).givenBack());
            } else if (act instanceof ComplaintAssigned e) {
                assigned(e.unit());
            } else if (act instanceof HistoryAdopted e) {
                adopted(e, at(recorded));
            }
        }

        /** Keeps only what the source has: who had it when, up to an end that it does not record. */
        private void adopted(HistoryAdopted e, Instant at) {
            int told = 0;
            if (!e.gaps().contains(SourceGap.ASSIGNMENT)) {
                while (told < holdings.size() && isTold(holdings.get(told), e, at)) {
                    told++;
                }
            }
            holdings.subList(told, holdings.size()).clear();
        }

        /** Whether the end of a holding is known: one that ended with the adoption ended at an unknown time. */
        private static boolean isTold(Holding holding, HistoryAdopted e, Instant at) {
            return holding.lasts() ? !e.closed() : holding.until().isBefore(at);
        }

        private void assigned(UnitId to) {
            int last = returns.size() - 1;
            if (last >= 0 && returns.get(last).sentTo() == null) {
                boolean back =
                        units.contains(to) && !units.get(units.size() - 1).equals(to);
                returns.set(last, returns.get(last).sentTo(to, back));
            }
            units.add(to);
        }

        private void waitsFor(BoardCard card, Recorded recorded) {
            Role role = card.waitsFor();
            boolean unitHasIt = role == Role.HANDLER;
            UnitId unit = unitHasIt ? card.unit() : null;
            String person = unitHasIt ? card.handler() : null;
            Holding lasting = lasting();
            if (lasting != null && role != null && lasting.isOf(role, unit, person)) {
                return;
            }
            Instant at = at(recorded);
            if (lasting != null) {
                // An entry with an earlier time takes nothing back from who had it.
                at = at.isBefore(lasting.from()) ? lasting.from() : at;
                holdings.set(holdings.size() - 1, end(lasting, at, recorded));
            }
            if (role != null) {
                holdings.add(new Holding(
                        holdings.size() + 1, role, unit, person, at, hours.secondsUntil(at), null, null, null));
            }
        }

        private Holding end(Holding lasting, Instant at, Recorded recorded) {
            var actor = recorded.actor();
            // Who brings a history in is not who did what it tells.
            boolean migrated =
                    recorded.event() instanceof Act act && act.occurred().source() != null;
            return lasting.ended(
                    at,
                    hours.secondsUntil(lasting.from()),
                    hours.secondsUntil(at),
                    EventCodec.nameOf(recorded.event().getClass()),
                    migrated || !actor.role().isOfTheOffice() ? null : actor.person());
        }

        /** A receipt and a migrated history count as stated, what the office did as it was recorded. */
        private static Instant at(Recorded recorded) {
            boolean stated = recorded.event() instanceof Act act
                    && (act instanceof ComplaintReceived || act.occurred().source() != null);
            Instant occurred = ((ComplaintEvent) recorded.event()).occurredAt();
            return stated && occurred != null ? occurred : recorded.recordedAt();
        }
    }
}
