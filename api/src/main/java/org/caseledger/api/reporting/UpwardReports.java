package org.caseledger.api.reporting;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.CommandGate;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** 汇总上报 (P9.04): asked for, sent and received. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class UpwardReports {
    private final ReportQueries reports;
    private final CommandGate gate;
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
    Reported ask(SentJson sent) {
        var request = sent.request();
        var command = sent.as(AskForReport.class);
        return at(command.id(), gate.give(command, sent.actor(), request).position());
    }

    /** Gives the command of this name that a body holds. */
    Reported give(String id, String name, SentJson sent) {
        var request = sent.request();
        var report = CaseReading.caseId(id).value();
        var command = sent.as(ReportAction.named(name).command(), "id", report);
        return at(report, gate.give(command, sent.actor(), request).position());
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
        ResponseEntity<Reported> ask(SentJson sent) {
            var asked = reports.ask(sent);
            return ResponseEntity.created(URI.create("/api/reports/" + asked.id()))
                    .body(asked);
        }

        @PostMapping("/{id}/{command}")
        Reported give(@PathVariable String id, @PathVariable("command") String name, SentJson sent) {
            return reports.give(id, name, sent);
        }
    }

    /** 汇总上报 (P9.04): what is due, and the forms by which it is asked for, sent and received. */
    @PageController
    @RequestMapping("/reports")
    @RequiredArgsConstructor
    static class ReportPages {
        private final UpwardReports reports;
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

        @FormMapping("/ask")
        ModelAndView ask(FormRequest form) {
            return form.of(AskForReport.class)
                    .page(
                            "reporting/ask",
                            () -> form.fields(AskForReport.class, ""),
                            Set.of(),
                            () -> {},
                            sent -> "/reports/" + reports.ask(sent).id());
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

        @FormMapping("/{id}/do/{command}")
        ModelAndView give(@PathVariable UUID id, @PathVariable("command") String name, FormRequest form) {
            var command = ReportAction.named(name).command();
            return form.of(command)
                    .page(
                            "reporting/act",
                            () -> form.fields(command, "id"),
                            Set.of(),
                            () -> {
                                form.add("found", reports.read(id.toString(), form.actor()));
                                form.add("command", name);
                            },
                            sent -> "/reports/"
                                    + reports.give(id.toString(), name, sent).id());
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
