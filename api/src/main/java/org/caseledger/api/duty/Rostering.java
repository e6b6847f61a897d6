package org.caseledger.api.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.duty.Rostering.AssignBody;
import org.caseledger.api.duty.Rostering.SwapBody;
import org.caseledger.api.duty.Rostering.WithdrawBody;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormPage;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.problems.BodyTooLargeException;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.duty.ChangeRosters;
import org.caseledger.command.duty.DutyCommand.AssignDuty;
import org.caseledger.command.duty.DutyCommand.SwapDuty;
import org.caseledger.command.duty.DutyCommand.WithdrawDuty;
import org.caseledger.command.duty.ImportRoster;
import org.caseledger.command.duty.RosterBook;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.command.gate.Request;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.events.duty.DutyKind;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.Roster;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** 排班、换班、撤班、导入: changes of the rosters. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Rostering {
    private final CommandGate gate;
    private final RosterBook rosters;
    private final RosterImport imports;
    private final Colleagues colleagues;

    /** A person to be assigned duty or standby, by login or name. */
    public record AssignBody(
            UnitId unit,
            LocalDate day,
            DutyKind kind,
            String person,
            String phone,
            @Nullable String reason) {}

    /** Two who exchange their days in a unit's roster. */
    public record SwapBody(
            UnitId unit,
            LocalDate day,
            String person,
            LocalDate withDay,
            String withPerson,
            String agreedBy,
            String why) {}

    /** A person to be taken off the roster. */
    public record WithdrawBody(UnitId unit, LocalDate day, String person, String reason) {}

    /** How far the log has come with it. */
    public record Done(long position) {}

    /** How many rows were taken, and how far the log has come with them. */
    public record Taken(int rows, long position) {}

    /** Puts on the roster whom a body names. */
    public Done assign(SentJson sent) {
        var request = sent.request();
        var body = sent.as(AssignBody.class);
        var command = new AssignDuty(body.unit(), body.day(), body.kind(), officer(body), body.reason());
        return new Done(gate.give(command, sent.actor(), request).position());
    }

    private DutyOfficer officer(AssignBody body) {
        var phone = Phone.of(body.phone())
                .orElseThrow(() -> new InvalidInputException("phone", "不是电话号码", "is not a phone number"));
        var named = colleagues.named(body.person(), body.unit(), phone);
        if (named.isEmpty()) {
            throw new InvalidInputException("person", "没有此人，或已停用", "is not the login name or name of an active person");
        } else if (named.size() > 1) {
            throw new InvalidInputException(
                    "person", "同名的有%d人，请填登录名", "is the name of %d people; enter the login name", named.size());
        }
        return named.get(0);
    }

    /** Both sides of the swap that a body names, or neither. */
    public Done swap(SentJson sent) {
        var request = sent.request();
        var body = sent.as(SwapBody.class);
        var one = onRoster(body.unit(), body.day(), body.person());
        var other = onRoster(body.unit(), body.withDay(), body.withPerson());
        var sides = List.of(
                side(body, body.day(), one, other, body.withDay()), side(body, body.withDay(), other, one, body.day()));
        return new Done(
                gate.give(new ChangeRosters(sides), sent.actor(), request).position());
    }

    private static SwapDuty side(
            SwapBody body, LocalDate day, DutyOfficer before, DutyOfficer after, LocalDate forDay) {
        return new SwapDuty(body.unit(), day, before, after, forDay, body.agreedBy(), body.why());
    }

    /** Takes off the roster whom a body names. */
    public Done withdraw(SentJson sent) {
        var request = sent.request();
        var body = sent.as(WithdrawBody.class);
        var officer = onRoster(body.unit(), body.day(), body.person());
        var command = new WithdrawDuty(body.unit(), body.day(), officer, body.reason());
        return new Done(gate.give(command, sent.actor(), request).position());
    }

    /** The person on the roster, by login or name; anyone else is refused by the rules. */
    private DutyOfficer onRoster(UnitId unit, LocalDate day, String person) {
        var turns = rosters.read(Roster.idOf(unit, day)).on(day);
        return turns.stream()
                .map(Roster.Turn::officer)
                .filter(officer -> officer.person().equals(person))
                .findFirst()
                .or(() -> theOneNamed(person, turns))
                .orElse(new DutyOfficer(person, person, null));
    }

    private static Optional<DutyOfficer> theOneNamed(String name, List<Roster.Turn> turns) {
        var named = turns.stream()
                .map(Roster.Turn::officer)
                .filter(officer -> officer.name().equals(name))
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** Takes the rows of a table, all or none. */
    public Taken take(byte[] file, Request request, Actor actor) {
        if (file.length > JsonBodies.LARGEST) {
            throw new BodyTooLargeException(JsonBodies.LARGEST);
        }
        gate.mustBeAllowed(ImportRoster.class, null, actor, request);
        var outcome = imports.take(file, actor, request);
        if (!outcome.mistakes().isEmpty()) {
            throw mistakes(outcome);
        } else if (outcome.rows() == 0) {
            throw new InvalidInputException("", "表中没有数据行", "The table has no rows");
        }
        return new Taken(outcome.rows(), outcome.position());
    }

    /** Every wrong row, and in which column. */
    private static InvalidInputException mistakes(RosterImport.Outcome outcome) {
        return new InvalidInputException(outcome.mistakes().stream()
                .map(m -> new InvalidInputException.Field("row " + m.row() + " " + m.column(), m.text()))
                .toList());
    }

    /** 排班、换班、撤班 by forms. */
    @PageController
    @RequestMapping("/duty/do/{command}")
    static class RosterFormPages {
        private final MessageSource messages;
        private final Map<String, Change> changes;

        /** A change of a roster: what it asks for, and how it is done. */
        private record Change(Class<?> command, Class<?> body, Function<SentJson, Rostering.Done> doing) {}

        RosterFormPages(Rostering rosters, MessageSource messages) {
            this.messages = messages;
            this.changes = Map.of(
                    "assign-duty",
                    new Change(AssignDuty.class, AssignBody.class, rosters::assign),
                    "swap-duty",
                    new Change(SwapDuty.class, SwapBody.class, rosters::swap),
                    "withdraw-duty",
                    new Change(WithdrawDuty.class, WithdrawBody.class, rosters::withdraw));
        }

        @FormMapping
        ModelAndView give(@PathVariable String command, FormRequest form) {
            var change = changes.get(command);
            if (change == null) {
                throw new NotFoundException();
            }
            return form.of(change.command())
                    .page(
                            () -> new FormPage(
                                    messages.getMessage("duty.title", null, LocaleContextHolder.getLocale()),
                                    back(form, ""),
                                    form.fields(change.body(), "")),
                            sent -> "%safter=%d"
                                    .formatted(
                                            back(form, "&"),
                                            change.doing().apply(sent).position()));
        }

        // The calendar of the month that the day is in, which is a day if it was recorded.
        private static String back(FormRequest form, String more) {
            var day = form.typed().getFirst("day");
            if (day == null || !day.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return "/duty" + (more.isEmpty() ? "" : "?");
            }
            return "/duty?month=" + day.substring(0, 7) + more;
        }
    }
}
