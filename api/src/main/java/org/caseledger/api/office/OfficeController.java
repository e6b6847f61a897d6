package org.caseledger.api.office;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.OfficeAdministration.PersonBody;
import org.caseledger.api.office.OfficeAdministration.UnitBody;
import org.caseledger.api.office.OfficeChanges.Changes;
import org.caseledger.api.office.OwnPassword.PasswordBody;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Person;
import org.caseledger.api.settings.SettingsLog.AsRecorded;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.Office;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Actor;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who works here, in which units, and by which procedures; an administrator changes the office. */
@RestController
@Tag(name = "office 机构人员")
@RequestMapping("/api")
@RequiredArgsConstructor
class OfficeController {
    private final OfficeAdministration administration;
    private final OwnPassword ownPassword;
    private final OfficeChanges changes;
    private final Office office;
    private final Procedures procedures;

    @GetMapping("/units")
    List<Unit> units() {
        return administration.units();
    }

    @PutMapping("/units/{code}")
    Unit saveUnit(@PathVariable String code, SentJson sent) {
        return administration.saveUnit(sent.as(UnitBody.class, "id", code), sent.actor());
    }

    @GetMapping("/people")
    List<Person> people(LoggedIn person) {
        return administration.people(person.actor());
    }

    @PutMapping("/people/{username}")
    Person savePerson(@PathVariable String username, SentJson sent, HttpServletRequest request, LoggedIn person) {
        return administration.savePerson(sent.as(PersonBody.class, "username", username), person, request);
    }

    /** The changes of people and units before a position of the log, or the latest. */
    @GetMapping("/office/changes")
    Changes changes(@Nullable Long before, LoggedIn person) {
        return changes.before(before, person.actor());
    }

    /** By what the ledger worked when the event at a position was recorded, or works now. */
    @GetMapping("/office/settings")
    AsRecorded settings(@Nullable Long at, LoggedIn person) {
        return changes.settings(at, person.actor());
    }

    @GetMapping("/me")
    Actor me(LoggedIn person) {
        return person.actor();
    }

    @PutMapping("/me/password")
    Actor changePassword(SentJson sent, HttpServletRequest request, LoggedIn person) {
        ownPassword.change(sent.as(PasswordBody.class), person, request);
        return person.actor();
    }

    /** A procedure in a list; with {@code law}, the limits of the law bind whoever works by it. */
    record Brief(String id, String version, String nameZh, String nameEn, boolean law) {}

    /** What an office can choose from, and the procedure that new cases are handled by. */
    record Listed(String inForce, List<Brief> procedures) {}

    @GetMapping("/procedures")
    Listed procedures() {
        return new Listed(
                office.procedure().id(),
                procedures.all().stream()
                        .map(p -> new Brief(p.id(), p.version(), p.nameZh(), p.nameEn(), p.law()))
                        .toList());
    }

    /** One of them, alone or with the limits of the law, such as {@code P9+law}. */
    @GetMapping("/procedures/{id}")
    Procedure procedure(@PathVariable String id) {
        return procedures.find(id).orElseThrow(NotFoundException::new);
    }
}
