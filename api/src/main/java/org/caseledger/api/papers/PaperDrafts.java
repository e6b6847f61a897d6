package org.caseledger.api.papers;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.SealedOpenings;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.events.Actor;
import org.caseledger.events.complaint.PaperKind;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.CaseFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Composes a paper from its template, the case, and the typed fields. Sealed texts of the case that it needs are
 * opened, which is logged.
 */
@Component
@RequiredArgsConstructor
class PaperDrafts {
    private static final int LONGEST = 4000;

    private final PaperTemplates templates;
    private final PaperOffice office;
    private final SealedOpenings openings;
    private final Supplier<DisplayNames> names;
    private final Clock clock;

    /** The fields of a paper, each with its initial value. */
    Map<Asked, String> asked(CaseFile file, PaperKind kind, Actor actor) {
        var facts = facts(file, kind, actor);
        var asked = new LinkedHashMap<Asked, String>();
        for (var one : templates.of(kind).asked()) {
            var usual = PaperTemplate.filled(one.usual(), place -> Objects.requireNonNullElse(facts.get(place), ""));
            asked.put(one, usual);
        }
        return asked;
    }

    /** The paper under a number; throws {@link InvalidInputException} for what is missing. */
    Paper paper(CaseFile file, PaperKind kind, Map<String, String> typed, String number, Actor actor) {
        var template = templates.of(kind);
        var facts = facts(file, kind, actor);
        check(template.asked(), typed);
        if (kind == PaperKind.MATERIALS) {
            inTime(typed.get("by"), file);
        }
        for (var one : template.asked()) {
            facts.put(one.name(), written(one, typed.getOrDefault(one.name(), "")));
        }
        var blocks = template.blocks(place -> Objects.requireNonNullElse(facts.get(place), PaperFacts.BLANK));
        return new Paper(
                title(blocks, kind), number, template.points(), blocks, office.foot(number), office.code(number));
    }

    private static String title(List<Block> blocks, PaperKind kind) {
        return blocks.stream()
                .filter(Block.Title.class::isInstance)
                .map(block -> ((Block.Title) block).text())
                .findFirst()
                .orElse(kind.zh());
    }

    private PaperFacts facts(CaseFile file, PaperKind kind, Actor actor) {
        var parts = PaperFacts.sealed(templates.of(kind).places(), file);
        Map<String, Object> opened = parts.isEmpty() ? Map.of() : openings.open(file, parts, actor);
        var facts = PaperFacts.of(file, opened, names.get());
        facts.put("office", office.name());
        facts.put("phone", office.phone());
        facts.put("address", office.address());
        facts.put("date", PaperFacts.day(clock.instant()));
        facts.put("missing.by", SupplyPeriod.usual(file, clock.instant()).toString());
        return facts;
    }

    private void inTime(@Nullable String by, CaseFile file) {
        if (by == null || SupplyPeriod.allows(dayOf("by", by), file, clock.instant())) {
            return;
        }
        var last = SupplyPeriod.lastDay(file).map(LocalDate::toString).orElse("—");
        throw new InvalidInputException(
                "by",
                "应在今天至受理期限届满日（%s）之间，要求补正不延长受理期限",
                "must be between today and the last day for acceptance (%s), which a request does not" + " extend",
                last);
    }

    private static LocalDate dayOf(String name, String value) {
        try {
            return LocalDate.parse(value.strip());
        } catch (DateTimeException e) {
            throw new InvalidInputException(name, "应为日期，如 2026-03-02", "must be a day like 2026-03-02");
        }
    }

    private static void check(List<Asked> asked, Map<String, String> typed) {
        var mistakes = new ArrayList<InvalidInputException.Field>();
        var known = asked.stream().map(Asked::name).toList();
        typed.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                        mistakes.add(new InvalidInputException.Field(name, "此文书没有此项", "is not asked for this paper")));
        for (var one : asked) {
            var value = typed.getOrDefault(one.name(), "");
            if (one.required() && value.isBlank()) {
                mistakes.add(new InvalidInputException.Field(one.name(), "请填写此项", "is missing"));
            } else if (value.length() > LONGEST) {
                mistakes.add(new InvalidInputException.Field(
                        one.name(), "不得超过%s字", "is longer than %s characters", LONGEST));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new InvalidInputException(mistakes);
        }
    }

    private static String written(Asked one, String value) {
        if (value.isBlank()) {
            return "";
        }
        try {
            return switch (one.kind()) {
                case DATE -> PaperFacts.day(LocalDate.parse(value.strip()));
                case TIME -> PaperFacts.time(LocalDateTime.parse(value.strip()));
                default -> value.strip().replace("\r\n", "\n");
            };
        } catch (DateTimeException e) {
            throw new InvalidInputException(one.name(), "应为日期，如 2026-03-02", "must be a day like 2026-03-02");
        }
    }
}
