package org.caseledger.api.complaints;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.ActForm.RoutingProposals;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Signatories;
import org.caseledger.api.templates.TextsFromTemplates;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.AvailableDecision;
import org.caseledger.command.complaint.PendingDecision;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.TimeOrderedId;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.WorkQueries;
import org.caseledger.query.casefile.CaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 待签清单: what waits for the signature of a person, the first due first. */
@Component
@RequiredArgsConstructor
class Desk {
    private final WorkQueries work;
    private final AvailableCommands available;
    private final SealedOpenings openings;
    private final Signatories signatories;
    private final NextWork next;
    private final JdbcClient jdbc;

    /**
     * The signing context of a person in that place: for a leader if the place names one or if the person has no desk
     * of their own. Throws {@link org.caseledger.api.security.ForbiddenException} for a person without a desk or
     * delegation.
     */
    DeskSeat seat(LoggedIn person, DeskPlace place) {
        var reader = person.actor();
        var leaders = signatories.of(reader);
        var leader = place.behalf();
        if (leader == null && !AccessPolicy.signs(reader) && !leaders.isEmpty()) {
            leader = leaders.get(0).actor().answerable();
        }
        var signing = signatories.signing(reader, leader);
        AccessPolicy.mustSign(signing);
        return new DeskSeat(reader, signing, leaders, new DeskPlace(place.page(), place.size(), leader));
    }

    /** The items in that place, as the log has them: what was decided a moment ago is not among them. */
    List<DeskRow> rows(DeskSeat seat) {
        var actor = seat.signing();
        var place = seat.place();
        var waiting = work.waitingFor(actor, null, Paging.page(place.page()), Paging.size(place.size())).stream()
                .filter(card -> card.waitsFor() == actor.role())
                .toList();
        var ids = waiting.stream().map(BoardCard::caseId).collect(Collectors.toSet());
        var decisions = available.decisions(actor, ids);
        var opened = openings.opened(decisions.keySet(), actor);
        return waiting.stream()
                .filter(card -> decisions.containsKey(card.caseId()))
                .map(card -> {
                    var decision = decisions.get(card.caseId());
                    var draft = decision.draft();
                    boolean read = draft != null && opened.get(card.caseId()).contains(DeskRow.part(draft.draft()));
                    return new DeskRow(card, decision, read);
                })
                .toList();
    }

    /** Shows these items as that part of the list. */
    void show(List<DeskRow> rows, DeskSeat seat, Model model) {
        var place = seat.place();
        long total = work.countWaitingFor(seat.signing(), null).read(jdbc);
        model.addAttribute("seat", seat);
        model.addAttribute("rows", rows);
        if (rows.isEmpty()) {
            model.addAttribute("following", next.of(seat.reader()).orElse(null));
        }
        model.addAttribute("place", place);
        model.addAttribute(
                "sheet",
                Pagination.of(
                        new Address(DeskPlace.PATH).with(Signatories.PARAMETER, place.behalf()),
                        place.page(),
                        place.size(),
                        total));
        model.addAttribute("batchKey", TimeOrderedId.next());
    }

    /**
     * The item after one that this person may decide, from the beginning again after the last; empty when there is no
     * other.
     */
    static Optional<CaseId> next(List<DeskRow> rows, CaseId after) {
        var ids = rows.stream().map(row -> row.card().caseId()).toList();
        int behind = ids.indexOf(after) + 1;
        return Stream.concat(rows.stream().skip(behind), rows.stream().limit(behind))
                .filter(row -> row.decision().stands())
                .map(row -> row.card().caseId())
                .filter(id -> !id.equals(after))
                .findFirst();
    }

    /** 批量同意: approves what was chosen on the desk, each by itself, and tells what became of each. */
    @PageController
    @RequiredArgsConstructor
    static class BatchSigningPages {
        private static final String SEAT = "seat";

        /** As many as a page of the list can have. */
        private static final int MOST = 200;

        private final BatchSigning batch;
        private final Desk desk;
        private final Paging paging;

        /** Runs before the body is read: only a person who may sign there learns what is wrong with it. */
        @ModelAttribute(SEAT)
        DeskSeat seat(DeskPlace place, LoggedIn person) {
            return desk.seat(person, place);
        }

        @PostMapping(DeskPlace.PATH)
        ModelAndView approve(
                @ModelAttribute(name = SEAT, binding = false) DeskSeat seat,
                @RequestParam(required = false) @Nullable List<String> item,
                @RequestParam String key,
                LoggedIn person,
                Model model) {
            var chosen = item == null
                    ? List.<BatchItem>of()
                    : item.stream().map(BatchItem::of).toList();
            if (chosen.size() > MOST) {
                throw new InvalidInputException("item", "最多选%d件", "must be at most %d items", MOST);
            }
            var results = batch.approve(chosen, key, person, seat.signing());
            results.stream()
                    .flatMap(result -> Stream.ofNullable(result.result().position()))
                    .max(Long::compare)
                    .ifPresent(paging::waitFor);
            model.addAttribute("results", results);
            model.addAttribute(
                    "approved",
                    results.stream().filter(one -> one.result().isDone()).count());
            desk.show(desk.rows(seat), seat, model);
            return results.isEmpty()
                    ? SentForms.again(DeskPages.PAGE, model)
                    : new ModelAndView(DeskPages.PAGE, model.asMap());
        }
    }

    /**
     * 签批台: what waits to be signed at the left, one of it in full at the right with one form to agree or send back,
     * after which the next is opened; or several that were opened, approved together.
     */
    @PageController
    @RequestMapping(DeskPlace.PATH)
    @RequiredArgsConstructor
    static class DeskPages {
        static final String PAGE = "complaints/desk";

        private final Desk desk;
        private final DecisionPane pane;
        private final AvailableCommands available;
        private final CaseReading reading;
        private final CommandGate gate;
        private final SentForms sentForms;
        private final Paging paging;
        private final TextsFromTemplates templates;

        @GetMapping
        String list(DeskPlace place, @Nullable Long after, LoggedIn person, Model model) {
            var seat = desk.seat(person, place);
            paging.waitFor(after);
            desk.show(desk.rows(seat), seat, model);
            return PAGE;
        }

        @GetMapping("/{id}")
        ModelAndView item(
                @PathVariable String id, DeskPlace place, @Nullable Long after, LoggedIn person, Model model) {
            var seat = desk.seat(person, place);
            var file = reading.now(CaseReading.caseId(id), seat.reader());
            paging.waitFor(after);
            var pending = available.decision(file.payloads(), seat.signing());
            if (pending.isEmpty()) {
                return moved(file, desk.rows(seat), seat.place());
            }
            pane.show(file, pending.get(), seat.reader(), model);
            beside(file.caseId(), desk.rows(seat), seat, model);
            return new ModelAndView(PAGE, model.asMap());
        }

        /** Agrees or not to what was read, and opens the next one; never anything else of the case. */
        @PostMapping("/{id}")
        ModelAndView decide(
                @PathVariable String id,
                DeskPlace place,
                @RequestParam PendingDecision decision,
                @RequestParam MultiValueMap<String, String> sent,
                LoggedIn person,
                Model model) {
            var seat = desk.seat(person, place);
            var file = reading.now(CaseReading.caseId(id), seat.reader());
            var rows = desk.rows(seat);
            if (templates.isToInsert(sent)) {
                return inserted(file, rows, seat, decision, new LinkedMultiValueMap<>(sent), model);
            }
            boolean agreed = agreed(sent.getFirst("sign"), decision);
            var command = agreed ? decision.agree() : decision.disagree();
            var typed = DecisionForm.answered(decision, agreed, command, sent);
            return sentForms.send(
                    new SentForm(DeskPlace.PATH + "/" + id, pane.fields(command), typed, person),
                    () -> templates.mustBeFilledIn(command, typed),
                    json -> {
                        var given = json.as(command, "caseId", file.caseId());
                        var request = json.request().startedFrom(templates.origin(command, typed));
                        var position = gate.give(given, seat.signing(), request).position();
                        SentForms.say(said(decision, agreed), file.receipt().number());
                        return onwards(rows, file.caseId(), seat.place(), position);
                    },
                    mistakes -> {
                        var now = reading.now(file.caseId(), seat.reader());
                        var pending = available.decision(now.payloads(), seat.signing());
                        if (!pending.filter(it -> isStill(decision, it)).isPresent()) {
                            return moved(now, rows, seat.place());
                        }
                        pane.show(now, pending.get(), seat.reader(), new LinkedMultiValueMap<>(sent), mistakes, model);
                        beside(file.caseId(), rows, seat, model);
                        return SentForms.again(PAGE, model);
                    });
        }

        /** Without scripts, a template is inserted by sending the form, which is then shown again. */
        private ModelAndView inserted(
                CaseFile file,
                List<DeskRow> rows,
                DeskSeat seat,
                PendingDecision decision,
                MultiValueMap<String, String> typed,
                Model model) {
            var pending = available.decision(file.payloads(), seat.signing());
            if (!pending.filter(it -> isStill(decision, it)).isPresent()) {
                return moved(file, rows, seat.place());
            }
            var mistakes = FormErrors.NONE;
            try {
                pane.insert(file, decision, seat.reader(), typed);
            } catch (InvalidInputException retired) {
                mistakes = FormErrors.of(retired);
            }
            pane.show(file, pending.get(), seat.reader(), typed, mistakes, model);
            beside(file.caseId(), rows, seat, model);
            return mistakes == FormErrors.NONE ? new ModelAndView(PAGE, model.asMap()) : SentForms.again(PAGE, model);
        }

        private static boolean isStill(PendingDecision decision, AvailableDecision pending) {
            return pending.decision() == decision && pending.stands();
        }

        private static boolean agreed(@Nullable String sign, PendingDecision decision) {
            if ("agree".equals(sign)) {
                return true;
            } else if ("back".equals(sign) && decision.disagree() != null) {
                return false;
            }
            throw new InvalidInputException("sign", "请选择同意或者退回", "must say whether you approve");
        }

        private static String said(PendingDecision decision, boolean agreed) {
            return switch (decision) {
                case LOWERING -> agreed ? "desk.said.agree.LOWERING" : "desk.said.back.LOWERING";
                case RECONSIDERATION -> agreed ? "desk.said.agree.RECONSIDERATION" : "desk.said.back.RECONSIDERATION";
                case RETURN -> agreed ? "desk.said.agree.RETURN" : "desk.said.back.RETURN";
                case REPLY -> agreed ? "desk.said.agree.REPLY" : "desk.said.back.REPLY";
                case ROUTING -> "desk.said.agree.ROUTING";
            };
        }

        /** Says that a case is not to be signed any more, and opens the next one. */
        private ModelAndView moved(CaseFile file, List<DeskRow> rows, DeskPlace place) {
            SentForms.say("desk.moved", file.receipt().number());
            return new ModelAndView("redirect:" + onwards(rows, file.caseId(), place, null));
        }

        private static String onwards(List<DeskRow> rows, CaseId after, DeskPlace place, @Nullable Long position) {
            return Desk.next(rows, after)
                    .map(place::item)
                    .orElseGet(place::list)
                    .with("after", position)
                    .toString();
        }

        private void beside(CaseId caseId, List<DeskRow> rows, DeskSeat seat, Model model) {
            desk.show(rows, seat, model);
            var next = Desk.next(rows, caseId).map(seat.place()::item);
            model.addAttribute("next", next.orElse(null));
        }
    }

    /** 阅签: what waits to be signed in one case, in full, and the form that decides on it. */
    @Component
    @RequiredArgsConstructor
    static class DecisionPane {
        private static final String CASE_ID = "caseId";

        private final OfficeForms forms;
        private final DecisionFacts facts;
        private final CaseReading reading;
        private final RoutingProposals routing;
        private final TextsFromTemplates templates;

        /** What a command asks for, of any case. */
        List<FormField> fields(Class<? extends ComplaintCommand> command) {
            return forms.fields(command, CASE_ID);
        }

        /** Puts the template that is asked for below the opinion that is typed. */
        void insert(CaseFile file, PendingDecision decision, Actor actor, MultiValueMap<String, String> typed) {
            templates.insert(
                    DecisionForm.opinionOf(decision),
                    DecisionForm.answers(decision),
                    reading.summary(file, actor),
                    actor,
                    typed);
        }

        /** For whoever opens it. */
        void show(CaseFile file, AvailableDecision pending, Actor actor, Model model) {
            show(file, pending, actor, new LinkedMultiValueMap<>(), FormErrors.NONE, model);
        }

        /** With what was typed, and what was wrong with it; what is signed is what is shown now. */
        void show(
                CaseFile file,
                AvailableDecision pending,
                Actor actor,
                MultiValueMap<String, String> typed,
                FormErrors mistakes,
                Model model) {
            var command = pending.agree().command();
            var summary = reading.summary(file, actor);
            var all = forms.on(summary, command);
            var fields = DecisionForm.fields(pending.decision(), all, pending.agree());
            var proposals = routing.of(command, file, fields);
            proposals.stream()
                    .findFirst()
                    .ifPresent(best -> typed.addIfAbsent("unit", best.unit().value()));
            FormDefaults.hide(typed, command, summary);
            SentForms.show(model, fields, FormDefaults.hidden(command), typed, mistakes);
            templates.offer(
                    DecisionForm.opinionOf(pending.decision()),
                    DecisionForm.answers(pending.decision()),
                    summary,
                    actor,
                    model);
            model.addAttribute("case", summary);
            model.addAttribute("decision", pending.decision().name());
            model.addAttribute("word", Commands.wordOf(command));
            model.addAttribute("command", Commands.pathOf(command));
            model.addAttribute("refused", Offered.of(pending.agree()).refused());
            model.addAttribute("proposals", proposals);
            facts.show(pending.stands() ? command : null, file, summary, actor, model);
            model.addAttribute("meanwhile", mistakes.meanwhile(() -> reading.history(file, actor)));
        }
    }

    /**
     * The signing context at the desk: the {@code reader} whose access rights apply, the same person as the one
     * {@code signing}, and the {@code leaders} for whom he or she may sign.
     */
    public record DeskSeat(Actor reader, Actor signing, List<Signatories.For> leaders, DeskPlace place) {
        /** Whether the person has a desk of their own, too. */
        public boolean hasOwn() {
            return AccessPolicy.signs(reader);
        }

        /** The same part of the list, signed for a leader; in one's own name where it is null. */
        public DeskPlace of(@Nullable String leader) {
            return new DeskPlace(null, place.size(), leader);
        }
    }

    /**
     * The part of the desk's list that an address asks for, pages counted from 0, and the leader by login for whom it
     * is signed there, by delegation; null for the usual.
     */
    public record DeskPlace(
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable String behalf) {
        static final String PATH = "/desk";

        /** The list in that place. */
        public Address list() {
            return at(PATH);
        }

        /** An item of this desk, at the same place. */
        public Address item(CaseId caseId) {
            return at(PATH + "/" + caseId);
        }

        private Address at(String path) {
            return new Address(path).with("page", page).with("size", size).with(Signatories.PARAMETER, behalf);
        }
    }
}
