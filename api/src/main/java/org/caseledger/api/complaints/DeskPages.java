package org.caseledger.api.complaints;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.templates.TextsFromTemplates;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.command.complaint.AvailableCommands;
import org.caseledger.command.complaint.AvailableDecision;
import org.caseledger.command.complaint.PendingDecision;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.events.CaseId;
import org.caseledger.query.casefile.CaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 签批台: what waits to be signed at the left, one of it in full at the right with one form to agree or send back, after
 * which the next is opened; or several that were opened, approved together.
 */
@PageController
@RequestMapping(DeskPlace.PATH)
@RequiredArgsConstructor
class DeskPages {
    static final String PAGE = "complaints/desk";

    private final Desk desk;
    private final DecisionPane pane;
    private final AvailableCommands available;
    private final CaseReading reading;
    private final CommandGate gate;
    private final JsonBodies bodies;
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
    ModelAndView item(@PathVariable String id, DeskPlace place, @Nullable Long after, LoggedIn person, Model model) {
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
                (json, sentAs) -> {
                    var given = read(json, command, file.caseId());
                    var request = sentAs.startedFrom(templates.origin(command, typed));
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

    private ComplaintCommand read(byte[] json, Class<? extends ComplaintCommand> command, CaseId caseId) {
        return bodies.read(json, command, "caseId", caseId.toString());
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
