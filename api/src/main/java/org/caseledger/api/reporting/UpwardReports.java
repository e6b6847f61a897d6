package org.caseledger.api.reporting;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.reporting.ReportingCommand;
import org.caseledger.command.reporting.ReportingCommand.AskForReport;
import org.caseledger.command.reporting.ReportingCommand.DropReport;
import org.caseledger.command.reporting.ReportingCommand.RecordReportReceipt;
import org.caseledger.command.reporting.ReportingCommand.SendUpwardReport;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.query.reporting.ReportQueries;
import org.caseledger.query.reporting.Reported;
import org.caseledger.query.reporting.Reported.ReportFilter;
import org.caseledger.reporting.ReportState;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** 汇总上报 (P9.04): asked for, sent and received. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class UpwardReports {
    private final ReportQueries reports;
    private final CommandGate gate;
    private final JsonBodies bodies;
    private final ListReading lists;

    /** Some of the reports, and how many there are. */
    public record Listed(long total, List<Reported> reports) {}

    Listed list(ReportFilter filter, Part part, Actor actor) {
        AccessPolicy.mustReadAllCases(actor);
        return lists.find(ReportFilter.LIST, filter, part, actor).as(Listed::new);
    }

    Reported read(String id, Actor actor) {
        AccessPolicy.mustReadAllCases(actor);
        return at(CaseReading.caseId(id).value(), Long.MAX_VALUE);
    }

    /** Records what an authority wants. */
    Reported ask(byte[] body, Request request, Actor actor) {
        var command = bodies.read(body, AskForReport.class);
        return at(command.id(), gate.give(command, actor, request).position());
    }

    /** Gives the command of this name that a body holds. */
    Reported give(String id, String name, byte[] body, Request request, Actor actor) {
        var report = CaseReading.caseId(id).value();
        var type = ReportAction.named(name).command();
        var command = bodies.read(body, type, "id", report.toString());
        return at(report, gate.give(command, actor, request).position());
    }

    private Reported at(UUID report, long position) {
        return reports.at(report, position).orElseThrow(NotFoundException::new);
    }

    /** 汇总上报 (P9.04): asked for, sent and received. */
    @RestController
    @Tag(name = "reports 汇总上报")
    @RequestMapping("/api/reports")
    @RequiredArgsConstructor
    static class ReportsController {
        private final UpwardReports reports;
        private final JsonBodies bodies;
        private final Requests requests;

        @GetMapping
        Listed list(ReportFilter filter, Part part, LoggedIn person) {
            return reports.list(filter, part, person.actor());
        }

        @GetMapping("/{id}")
        Reported read(@PathVariable String id, LoggedIn person) {
            return reports.read(id, person.actor());
        }

        @PostMapping
        @ResponseStatus(HttpStatus.CREATED)
        ResponseEntity<Reported> ask(HttpServletRequest http, LoggedIn person) throws IOException {
            var body = bodies.bytes(http);
            var asked = reports.ask(body, requests.of(http, body, person), person.actor());
            return ResponseEntity.created(URI.create("/api/reports/" + asked.id()))
                    .body(asked);
        }

        @PostMapping("/{id}/{command}")
        Reported give(
                @PathVariable String id, @PathVariable("command") String name, HttpServletRequest http, LoggedIn person)
                throws IOException {
            var body = bodies.bytes(http);
            return reports.give(id, name, body, requests.of(http, body, person), person.actor());
        }
    }

    /** 汇总上报 (P9.04): what is due, and the forms by which it is asked for, sent and received. */
    @PageController
    @RequestMapping("/reports")
    @RequiredArgsConstructor
    static class ReportPages {
        private static final String ASK = "/reports/ask";

        private final UpwardReports reports;
        private final OfficeForms forms;
        private final SentForms sentForms;
        private final Clock clock;

        @GetMapping
        String list(ReportFilter filter, Part part, PageRequest page) {
            var found = reports.list(filter, part, page.actor());
            page.show(filter, found.total(), found.reports());
            page.add("now", clock.instant());
            page.add(
                    "mayAsk",
                    new PageCommand(AskForReport.class).to(page.actor().role()));
            return "reporting/reports";
        }

        @GetMapping("/ask")
        String form(LoggedIn person, Model model) {
            if (!new PageCommand(AskForReport.class).to(person.actor().role())) {
                throw new ForbiddenException();
            }
            show(new LinkedMultiValueMap<>(), FormErrors.NONE, model);
            return "reporting/ask";
        }

        @PostMapping("/ask")
        ModelAndView ask(@RequestParam MultiValueMap<String, String> typed, LoggedIn person, Model model) {
            return sentForms.send(
                    new SentForm(ASK, forms.fields(AskForReport.class, ""), typed, person),
                    (json, request) -> "/reports/"
                            + reports.ask(json, request, person.actor()).id(),
                    mistakes -> {
                        show(typed, mistakes, model);
                        return SentForms.again("reporting/ask", model);
                    });
        }

        private void show(MultiValueMap<String, String> typed, FormErrors mistakes, Model model) {
            SentForms.show(model, forms.fields(AskForReport.class, ""), typed, mistakes);
            model.addAttribute("word", new PageCommand(AskForReport.class));
        }

        @GetMapping("/{id}")
        String read(@PathVariable UUID id, PageRequest page) {
            var found = reports.read(id.toString(), page.actor());
            page.add("found", found);
            page.add("late", found.report().isLate(clock.instant()));
            page.add(
                    "actions",
                    ReportAction.on(found.report().state(), page.actor().role()));
            return "reporting/report";
        }

        @GetMapping("/{id}/do/{command}")
        String form(@PathVariable UUID id, @PathVariable("command") String name, LoggedIn person, Model model) {
            if (!ReportAction.named(name).word().to(person.actor().role())) {
                throw new ForbiddenException();
            }
            show(id, name, new LinkedMultiValueMap<>(), FormErrors.NONE, person, model);
            return "reporting/act";
        }

        @PostMapping("/{id}/do/{command}")
        ModelAndView give(
                @PathVariable UUID id,
                @PathVariable("command") String name,
                @RequestParam MultiValueMap<String, String> typed,
                LoggedIn person,
                Model model) {
            var fields = forms.fields(ReportAction.named(name).command(), "id");
            return sentForms.send(
                    new SentForm("/reports/%s/do/%s".formatted(id, name), fields, typed, person),
                    (json, request) -> {
                        reports.give(id.toString(), name, json, request, person.actor());
                        return "/reports/" + id;
                    },
                    mistakes -> {
                        show(id, name, typed, mistakes, person, model);
                        return SentForms.again("reporting/act", model);
                    });
        }

        private void show(
                UUID id,
                String name,
                MultiValueMap<String, String> typed,
                FormErrors mistakes,
                LoggedIn person,
                Model model) {
            var action = ReportAction.named(name);
            SentForms.show(model, forms.fields(action.command(), "id"), typed, mistakes);
            model.addAttribute("found", reports.read(id.toString(), person.actor()));
            model.addAttribute("command", name);
            model.addAttribute("word", action.word());
        }
    }

    /** A command on a report upward in a state, by its name in an address. */
    public record ReportAction(String path, Class<? extends ReportingCommand> command, ReportState state) {
        private static final List<ReportAction> ALL = List.of(
                new ReportAction("send", SendUpwardReport.class, ReportState.DUE),
                new ReportAction("receive", RecordReportReceipt.class, ReportState.SENT),
                new ReportAction("drop", DropReport.class, ReportState.DUE));

        /** The command of this name; throws {@link NotFoundException} where there is none. */
        static ReportAction named(String path) {
            return ALL.stream()
                    .filter(action -> action.path().equals(path))
                    .findFirst()
                    .orElseThrow(NotFoundException::new);
        }

        /** Those that a role may give on a report in that state. */
        static List<ReportAction> on(ReportState state, Role role) {
            return ALL.stream()
                    .filter(action -> action.state() == state && action.word().to(role))
                    .toList();
        }

        /** The command in words. */
        public PageCommand word() {
            return new PageCommand(command);
        }
    }
}
