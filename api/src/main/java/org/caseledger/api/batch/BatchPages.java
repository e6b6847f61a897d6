package org.caseledger.api.batch;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.batch.BatchRuns.BatchRunPages;
import org.caseledger.api.batch.CaseBatch.BatchWorker;
import org.caseledger.api.board.CaseColumn;
import org.caseledger.api.lists.BatchCommands;
import org.caseledger.api.lists.ListExport;
import org.caseledger.api.lists.ListLayout;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.CaseId;
import org.caseledger.query.board.BoardCard;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 批量办理: one form for the cases chosen in a list, and their export. */
@PageController
@RequiredArgsConstructor
class BatchPages {
    private static final String PATH = "/batch";
    private static final String OF_COMMAND = PATH + "/{command}";
    private static final String CASE = "case";

    private final Map<String, Class<? extends ComplaintCommand>> commands =
            BatchCommands.all().collect(Collectors.toMap(Commands::pathOf, Function.identity()));

    private final ChosenCases chosen;
    private final CaseBatch batch;
    private final BatchRuns runs;
    private final BatchWorker worker;
    private final ListExport exports;

    @GetMapping(OF_COMMAND)
    String form(
            @PathVariable("command") String name,
            @RequestParam(name = CASE, required = false) @Nullable List<CaseId> cases,
            LoggedIn person,
            Model model) {
        var command = command(name, person);
        var cards = chosen.of(cases, person.actor());
        var fields = batch.fields(command, cards, person.actor());
        SentForms.show(model, fields, new LinkedMultiValueMap<>(), FormErrors.NONE);
        form(command, cards, model);
        return "batch/form";
    }

    @PostMapping(OF_COMMAND)
    ModelAndView give(
            @PathVariable("command") String name,
            @RequestParam(name = CASE, required = false) @Nullable List<CaseId> cases,
            @RequestParam MultiValueMap<String, String> typed,
            LoggedIn person,
            Model model) {
        var command = command(name, person);
        var cards = chosen.of(cases, person.actor());
        var fields = batch.fields(command, cards, person.actor());
        var form = new SentForm(PATH + "/" + name, fields, typed, person);
        try {
            var ready = batch.ready(command, cards, form);
            var run = BatchRuns.idOf(form);
            var ids = cards.stream().map(BoardCard::caseId).toList();
            if (runs.begin(run, person.getUsername(), name, ids)) {
                worker.start(run, ready, form);
            }
            return new ModelAndView("redirect:" + BatchRunPages.PATH + "/" + run);
        } catch (InvalidInputException mistake) {
            SentForms.show(model, fields, typed, FormErrors.of(mistake));
            form(command, cards, model);
            return SentForms.again("batch/form", model);
        }
    }

    @GetMapping({PATH + "/list.csv", PATH + "/list.xlsx"})
    ResponseEntity<byte[]> export(
            @RequestParam(name = CASE, required = false) @Nullable List<CaseId> cases,
            @RequestParam(required = false) @Nullable List<CaseColumn> columns,
            PageRequest page) {
        return exports.file(
                page,
                page.ui().said("batch.chosen"),
                ListLayout.of(CaseColumn.class, columns, new Address(PATH), null),
                chosen.of(cases, page.actor()),
                (column, card) -> column.cell(card, page.ui()));
    }

    private static void form(Class<? extends ComplaintCommand> command, List<BoardCard> cards, Model model) {
        model.addAttribute("cards", cards);
        model.addAttribute("word", Commands.wordOf(command));
        model.addAttribute("command", Commands.pathOf(command));
        model.addAttribute("asSigned", command == AssignComplaint.class);
    }

    private Class<? extends ComplaintCommand> command(String name, LoggedIn person) {
        var command = commands.get(name);
        if (command == null) {
            throw new NotFoundException();
        } else if (!Commands.mayGive(person.actor().role(), command)) {
            throw new ForbiddenException();
        }
        return command;
    }
}
