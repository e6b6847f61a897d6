package org.caseledger.api.administration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.gate.Office;
import org.caseledger.procedure.AmendedProcedures;
import org.caseledger.procedure.AmendedRetention;
import org.caseledger.procedure.DeadlineRule;
import org.caseledger.procedure.Parameter;
import org.caseledger.procedure.Parameters;
import org.caseledger.procedure.Procedure;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.RetentionSchedule;
import org.caseledger.procedure.StatutoryLimits;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.text.LabelledException;
import org.springframework.stereotype.Component;

/**
 * The parameters that new cases are handled by, those of their procedure and of the retention periods, and what a value
 * may be.
 */
@Component
@RequiredArgsConstructor
class OfficeParameters {
    private static final String VALUE = "value";

    private final Office office;
    private final AmendedProcedures procedures;
    private final AmendedRetention retention;
    private final Clock clock;

    /** All of them as they are in force. */
    List<Parameter> all() {
        var all = new ArrayList<>(Parameters.of(procedure()));
        all.addAll(Parameters.of(retention.now()));
        return all;
    }

    /** All of them as the files have them. */
    List<Parameter> inFiles() {
        var all = new ArrayList<>(Parameters.of(procedures.files().get(idInFile())));
        all.addAll(Parameters.of(retention.file()));
        return all;
    }

    Parameter get(String name) {
        return find(name).orElseThrow(NotFoundException::new);
    }

    Optional<Parameter> find(String name) {
        return Parameters.find(all(), name);
    }

    /** The procedure of new cases without the limits of the law. */
    Procedure procedure() {
        return procedures.get(procedures.latest(idInFile()));
    }

    String idInFile() {
        return Procedures.idInFile(office.procedure().id());
    }

    /** The rules of the law that bind the office now; none where the law is left out. */
    List<DeadlineRule> ofTheLaw() {
        var today = today();
        return !isBoundByLaw()
                ? List.of()
                : procedures.ofTheLaw().stream()
                        .filter(rule -> rule.isInForce(today))
                        .toList();
    }

    /** The value in its one form; throws {@link InvalidInputException} for one that cannot be. */
    String checked(Parameter parameter, String typed) {
        try {
            var value = parameter.read(typed);
            if (isOfRetention(parameter)) {
                check(Parameters.changed(retention.now(), parameter, value), parameter);
            } else {
                check(Parameters.changed(procedure(), parameter, value), parameter);
            }
            return value;
        } catch (LabelledException e) {
            throw new InvalidInputException(VALUE, e.text());
        }
    }

    private void check(Procedure changed, Parameter parameter) {
        // The limits of the law have to fit over it, as they have over a file.
        procedures.with(changed);
        if (parameter.rule() != null && isBoundByLaw()) {
            new StatutoryLimits(procedures.ofTheLaw(), today())
                    .mustKeep(parameter.rule(), changed.rule(parameter.rule().id()));
        }
    }

    private void check(RetentionSchedule changed, Parameter parameter) {
        for (var now : changed.classes()) {
            var inFile = retention.file().classes().stream()
                    .filter(one -> one.id().equals(now.id()))
                    .findFirst();
            if (inFile.isPresent() && now.years() < inFile.get().years()) {
                throw new LabelledException(
                        "保管期限表为%d年（%s），在此只能延长；缩短须经档案部门同意并修改文件"
                                .formatted(
                                        inFile.get().years(),
                                        inFile.get().basisText().zh()),
                        "is at least the %d years of the table (%s); a shorter period is for the file, with the approval of the archive"
                                .formatted(
                                        inFile.get().years(),
                                        inFile.get().basisText().en()));
            }
        }
    }

    static boolean isOfRetention(Parameter parameter) {
        return parameter.name().startsWith(Parameters.RETENTION + ".");
    }

    private boolean isBoundByLaw() {
        return office.procedure().id().contains("+");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE);
    }
}
