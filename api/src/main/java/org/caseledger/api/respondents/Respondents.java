package org.caseledger.api.respondents;

import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.Request;
import org.caseledger.command.respondent.RespondentCommand.RegisterRespondent;
import org.caseledger.events.Actor;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.query.respondents.CountedRespondent;
import org.caseledger.query.respondents.RespondentEntry;
import org.caseledger.query.respondents.RespondentQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The register of respondents: found, entered and changed (O121-10). */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Respondents {

    private static final int OFFERED = 12;

    private final RespondentQueries respondents;
    private final CommandGate gate;
    private final JsonBodies bodies;
    private final Paging paging;
    private final EarlyWarning warning;

    /** Some of the entries, and how many there are; {@code warnCases} within {@code warnDays} are a warning. */
    public record Listed(long total, int warnCases, int warnDays, List<CountedRespondent> respondents) {}

    /** Those with these words in a name, other name or code. */
    Listed list(@Nullable String words, Part part, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        paging.waitFor(part.after());
        var found = respondents.find(words, warning.since(), Paging.page(part.page()), Paging.size(part.size()));
        return new Listed(found.total(), warning.cases(), warning.days(), found.rows());
    }

    /** The entries that may match what is being typed. */
    List<RespondentEntry> offered(String words, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        return words.isBlank() ? List.of() : respondents.offered(words, OFFERED);
    }

    RespondentEntry read(String id, Actor actor) {
        AccessPolicy.mustReadCases(actor);
        return at(id(id), Long.MAX_VALUE);
    }

    /** Enters a business into the register. */
    RespondentEntry register(byte[] body, Request request, Actor actor) {
        var id = new RespondentId(request.id().caseId());
        var command = bodies.read(body, RegisterRespondent.class, "id", id.toString());
        return at(id, gate.give(command, actor, request).position());
    }

    /** Gives the command of this name that a body holds. */
    RespondentEntry give(String id, String name, byte[] body, Request request, Actor actor) {
        var entry = id(id);
        var type = RespondentAction.named(name).command();
        var command = bodies.read(body, type, "id", entry.toString());
        return at(entry, gate.give(command, actor, request).position());
    }

    private RespondentEntry at(RespondentId id, long position) {
        return respondents.at(id, position).orElseThrow(NotFoundException::new);
    }

    /** Lets those pass who may give this command. */
    static void mustGive(Class<?> command, Actor actor) {
        if (!Commands.mayGive(actor.role(), command)) {
            throw new ForbiddenException();
        }
    }

    static RespondentId id(String text) {
        try {
            return RespondentId.of(text);
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }
}
