package org.caseledger.api.incidents;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageFormats;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormPage;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.incident.IncidentCommand;
import org.caseledger.command.incident.IncidentCommand.DeclareIncident;
import org.caseledger.command.incident.IncidentCommand.DismissProposal;
import org.caseledger.command.incident.IncidentCommand.PlanReplay;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.IncidentLevel;
import org.caseledger.events.incident.ProposalId;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.incidents.IncidentQueries;
import org.caseledger.query.incidents.IncidentSummary;
import org.caseledger.query.incidents.ReplayQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** What is done in incidents and exercises; the answer is the incident as the command left it. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class IncidentResponse {
    private static final int FASTEST = 1_000;

    private static final Set<Class<?>> ELSEWHERE =
            Set.of(DeclareIncident.class, DismissProposal.class, PlanReplay.class);

    private final Map<String, Class<? extends IncidentCommand>> commands = Arrays.stream(
                    IncidentCommand.class.getPermittedSubclasses())
            .filter(type -> !ELSEWHERE.contains(type))
            .<Class<? extends IncidentCommand>>map(type -> type.asSubclass(IncidentCommand.class))
            .collect(Collectors.toMap(Commands::pathOf, Function.identity()));

    private final CommandGate gate;
    private final IncidentQueries incidents;
    private final ReplayQueries replays;
    private final Paging paging;
    private final Clock clock;

    /** What is declared; the identity follows from the proposal, so that it is declared once. */
    public record Declaration(
            IncidentKind kind,
            IncidentLevel level,
            String title,
            String why,
            boolean exercise,
            @Nullable ProposalId proposed,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) {
        DeclareIncident as(UUID id) {
            return new DeclareIncident(id, kind, level, title, why, exercise, proposed, occurredAt, lateReason);
        }
    }

    /** The incident that a body declares. */
    IncidentSummary declare(SentJson sent) {
        var request = sent.request();
        var declaration = sent.as(Declaration.class);
        var proposed = declaration.proposed();
        var id = proposed == null ? request.id().caseId() : proposed.incident();
        return at(id, gate.give(declaration.as(id), sent.actor(), request).position());
    }

    /** Which proposal is dismissed, and why. */
    public record Dismissal(ProposalId proposal, String reason) {}

    /** The dismissal of a proposal, and its position. */
    public record Dismissed(ProposalId proposal, long position) {}

    /** That what a body names is no incident. */
    Dismissed dismiss(SentJson sent) {
        var request = sent.request();
        var asked = sent.as(Dismissal.class);
        var proposal = asked.proposal();
        var command = new DismissProposal(proposal.incident(), proposal, asked.reason());
        return new Dismissed(proposal, gate.give(command, sent.actor(), request).position());
    }

    /** The incident as the command that a body gives leaves it. */
    IncidentSummary give(String id, String name, SentJson sent) {
        var request = sent.request();
        var incident = CaseReading.caseId(id).value();
        var command = sent.as(command(name), "id", incident);
        return at(incident, gate.give(command, sent.actor(), request).position());
    }

    private Class<? extends IncidentCommand> command(String name) {
        return Optional.ofNullable(commands.get(name)).orElseThrow(NotFoundException::new);
    }

    /** Which period an exercise receives again, how many times as fast, and from when on: now if no time is named. */
    public record Asked(
            Instant from,
            Instant until,
            int speed,
            @Nullable Instant startsAt) {}

    /** The exercise with the replay that a body plans of the cases up to a position of the log. */
    IncidentSummary plan(String id, @Nullable Long after, SentJson sent) {
        var request = sent.request();
        var incident = CaseReading.caseId(id).value();
        var asked = sent.as(Asked.class);
        mustMakeSense(asked);
        paging.waitFor(after);
        var command = new PlanReplay(
                incident,
                asked.from(),
                asked.until(),
                asked.speed(),
                asked.startsAt() == null ? clock.instant() : asked.startsAt(),
                replays.past(asked.from(), asked.until(), PlanReplay.MOST + 1));
        return at(incident, gate.give(command, sent.actor(), request).position());
    }

    private static void mustMakeSense(Asked asked) {
        if (!asked.from().isBefore(asked.until())) {
            throw new InvalidInputException("until", "应晚于 from", "must be after from");
        }
        Paging.within("speed", asked.speed(), 1, FASTEST);
    }

    private IncidentSummary at(UUID id, long position) {
        var file = incidents.at(id, position).orElseThrow(NotFoundException::new);
        var today = clock.instant().atZone(WorkCalendar.ZONE).toLocalDate();
        return IncidentSummary.of(file, today);
    }

    /** What is done in incidents and exercises; the answer is the incident as the command left it. */
    @RestController
    @Tag(name = "incidents 应急")
    @RequestMapping("/api/incidents")
    @RequiredArgsConstructor
    static class IncidentCommandController {
        private final IncidentResponse response;

        @PostMapping
        @ResponseStatus(HttpStatus.CREATED)
        ResponseEntity<IncidentSummary> declare(SentJson sent) {
            var declared = response.declare(sent);
            return answer(ResponseEntity.created(URI.create("/api/incidents/" + declared.id())), declared);
        }

        @PostMapping("/proposals/dismiss")
        Dismissed dismiss(SentJson sent) {
            return response.dismiss(sent);
        }

        @PostMapping("/{id}/plan-replay")
        ResponseEntity<IncidentSummary> plan(@PathVariable String id, @Nullable Long after, SentJson sent) {
            return answer(ResponseEntity.ok(), response.plan(id, after, sent));
        }

        @PostMapping("/{id}/{command}")
        ResponseEntity<IncidentSummary> give(
                @PathVariable String id, @PathVariable("command") String name, SentJson sent) {
            return answer(ResponseEntity.ok(), response.give(id, name, sent));
        }

        private static ResponseEntity<IncidentSummary> answer(
                ResponseEntity.BodyBuilder answer, IncidentSummary incident) {
            return answer.eTag(Requests.eTag(incident.version())).body(incident);
        }
    }

    /** A form for everything that is done in incidents and exercises. */
    @PageController
    @RequestMapping("/incidents")
    @RequiredArgsConstructor
    static class IncidentFormPages {
        private final Incidents incidents;
        private final IncidentResponse response;
        private final ProposalWords proposals;
        private final MessageSource messages;

        @FormMapping("/declare")
        ModelAndView declare(FormRequest form, @ModelAttribute("ui") PageFormats ui) {
            var given = form.typed().containsKey("proposed") ? "" : "proposed";
            return form.of(DeclareIncident.class)
                    .page(
                            () -> page("incidents.title", "", form.fields(Declaration.class, given))
                                    .of(proposal("proposed", form, ui))
                                    .hiding(form, "proposed"),
                            sent -> situation(response.declare(sent)));
        }

        @FormMapping("/dismiss")
        ModelAndView dismiss(FormRequest form, @ModelAttribute("ui") PageFormats ui) {
            return form.of(DismissProposal.class)
                    .page(
                            () -> page("incidents.proposals", "/proposals", form.fields(Dismissal.class, ""))
                                    .of(proposal("proposal", form, ui))
                                    .hiding(form, "proposal"),
                            sent -> "/incidents/proposals?after="
                                    + response.dismiss(sent).position());
        }

        @FormMapping("/{id}/do/{command}")
        ModelAndView give(@PathVariable String id, @PathVariable String command, FormRequest form) {
            boolean plans = command.equals(Commands.pathOf(PlanReplay.class));
            var type = plans ? PlanReplay.class : response.command(command);
            return form.of(type)
                    .page(
                            () -> {
                                var incident = incidents.read(id, form.actor());
                                return new FormPage(
                                                incident.declared().what().title(),
                                                "/incidents/" + id,
                                                plans ? form.fields(Asked.class, "") : form.fields(type, "id"))
                                        .hiding(form, "improvement")
                                        .at(incident.version());
                            },
                            () -> incidents.history(id, form.actor()),
                            sent -> situation(
                                    plans ? response.plan(id, null, sent) : response.give(id, command, sent)));
        }

        private FormPage page(String title, String back, List<FormField> fields) {
            return new FormPage(
                    messages.getMessage(title, null, LocaleContextHolder.getLocale()), "/incidents" + back, fields);
        }

        private String proposal(String field, FormRequest form, PageFormats ui) {
            var proposal = form.typed().getFirst(field);
            return proposal == null ? "" : proposals.of(proposal, form.person(), ui);
        }

        /** An incident, shown after its last act. */
        private static String situation(IncidentSummary incident) {
            return "/incidents/%s?after=%d".formatted(incident.id(), incident.position());
        }
    }

    /** What a proposal is of, in words: the number of a case, or the hour of a surge. */
    @Component
    @RequiredArgsConstructor
    static class ProposalWords {
        private static final String CHANNEL = "CHANNEL/";
        private static final String CATEGORY = "CATEGORY/";

        private final CaseReading cases;

        /** The proposal in words, as {@code person} may know it; empty for a text that names none. */
        String of(String text, LoggedIn person, PageFormats ui) {
            ProposalId proposal;
            try {
                proposal = new ProposalId(text);
            } catch (IllegalArgumentException e) {
                return "";
            }
            var caseId = proposal.caseId();
            if (caseId.isPresent()) {
                return cases.now(caseId.get(), person.actor()).receipt().number();
            }
            return proposal.hour().map(ui::time).orElse("") + " " + which(text, ui);
        }

        private static String which(String text, PageFormats ui) {
            var which = text.split("/", 3)[2];
            if (which.startsWith(CATEGORY)) {
                return which.substring(CATEGORY.length());
            }
            return Arrays.stream(Channel.values())
                    .filter(channel -> which.equals(CHANNEL + channel.name()))
                    .findFirst()
                    .map(ui::word)
                    .orElse("");
        }
    }
}
