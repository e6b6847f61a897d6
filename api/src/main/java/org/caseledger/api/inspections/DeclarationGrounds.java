package org.caseledger.api.inspections;

import java.util.List;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.inspections.AccountabilityRegister.Declared;
import org.caseledger.api.security.People;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.events.accountability.AccountabilityEvent.AccountabilityDeclared;
import org.caseledger.events.oversight.FindingRef;
import org.caseledger.query.findings.CaseFindings;
import org.caseledger.query.inspections.InspectionQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up whom a declaration is of, and that what it rests on is there (P1.17). */
@Component
@RequiredArgsConstructor
final class DeclarationGrounds {
    private static final int MOST = 100;

    private final People people;
    private final CaseFindings findings;
    private final InspectionQueries inspections;

    /**
     * The declaration to be recorded; throws {@link InvalidInputException} for a person or thing that does not exist.
     */
    AccountabilityDeclared of(Declared declared) {
        var cases = orEmpty("cases", declared.cases());
        var found = orEmpty("findings", declared.findings());
        var sheets = orEmpty("inspections", declared.inspections());
        found.forEach(this::mustBeFound);
        sheets.forEach(this::mustBeASheet);
        if (declared.person() == null) {
            return new AccountabilityDeclared(
                    declared.kind(), declared.unit(), null, declared.name(), declared.why(), cases, found, sheets);
        }
        if (declared.unit() != null || declared.name() != null) {
            throw new InvalidInputException(
                    "person", "已由登录名确定单位和姓名，不再另填", "already determines unit and name; leave those empty");
        }
        var of = people.find(declared.person())
                .orElseThrow(() -> new InvalidInputException("person", "没有此登录名", "is not a known login name"))
                .person();
        return new AccountabilityDeclared(
                declared.kind(), of.unit(), of.username(), of.name(), declared.why(), cases, found, sheets);
    }

    private void mustBeFound(FindingRef ref) {
        boolean there = findings.of(ref.caseId()).orElse(List.of()).stream()
                .anyMatch(f -> f.position() == ref.position() && f.rule().name().equals(ref.rule()));
        if (!there) {
            throw new InvalidInputException(
                    "findings", "没有这项审查发现：%s %d", "There is no such finding: %s %d", ref.rule(), ref.position());
        }
    }

    private void mustBeASheet(UUID id) {
        if (inspections.find(id).isEmpty()) {
            throw new InvalidInputException("inspections", "没有检查表 %s", "There is no inspection sheet %s", id);
        }
    }

    private static <T> List<T> orEmpty(String name, @Nullable List<T> given) {
        if (given != null && given.size() > MOST) {
            throw new InvalidInputException(name, "最多%d项", "must have at most %d entries", MOST);
        }
        return given == null ? List.of() : List.copyOf(given);
    }
}
