package org.caseledger.api.reporting;

import java.util.List;
import java.util.UUID;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.ListReading;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.command.reporting.ReportingCommand.AskForReport;
import org.caseledger.events.Actor;
import org.caseledger.query.reporting.ReportFilter;
import org.caseledger.query.reporting.ReportQueries;
import org.caseledger.query.reporting.Reported;
import org.springframework.stereotype.Component;

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
}
