package org.caseledger.bench.scale;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import lombok.Getter;
import org.caseledger.bench.lives.Histories;
import org.caseledger.events.CaseId;
import org.caseledger.events.Sealed;
import org.caseledger.vault.OfficialTexts;
import org.caseledger.vault.Vault;

/** Some weeks of a busy office, decided by the real rules, to be repeated with other cases. */
final class Block {
    private static final long SEED = 20_260_102;
    private static final int DAYS_OF_WEEK = 7;

    /** A text to be sealed as what it is, once for each case that repeats it. */
    @FunctionalInterface
    interface Told {
        String seal(CaseId caseId, Vault vault, OfficialTexts official);
    }

    private static final int LARGEST = 10_000;

    @Getter
    private final int cases;

    private final List<Told> texts = new ArrayList<>();

    @Getter
    private final List<Template> templates = new ArrayList<>();

    /** One of that many cases, as far as a block has so many. */
    static Block within(int cases) {
        return new Block(Math.min(LARGEST, cases));
    }

    Block(int cases) {
        this.cases = cases;
        var histories = new Histories(SEED, cases, (caseId, field, text) -> {
            return new Sealed(
                    add((to, vault, own) -> vault.seal(to, field, text).ciphertext()));
        });
        for (var facts = histories.next(); !facts.isEmpty(); facts = histories.next()) {
            facts.forEach(fact -> templates.add(new Template(fact.toRecord(this::official), fact.at())));
        }
    }

    private String official(CaseId caseId, String field, String text) {
        return add((to, vault, official) -> official.seal(to, field, text));
    }

    private String add(Told told) {
        texts.add(told);
        return "§%d§".formatted(texts.size() - 1);
    }

    Told text(int number) {
        return texts.get(number);
    }

    /** When the last case begins. */
    Instant lastBegin() {
        return Histories.begun(cases - 1L);
    }

    /** From one repetition to the next: whole weeks, so that working days stay working days. */
    Duration length() {
        Instant last = templates.get(templates.size() - 1).at();
        long days = Duration.between(Histories.begun(0), last).toDays();
        return Duration.ofDays((days / DAYS_OF_WEEK + 1) * DAYS_OF_WEEK);
    }
}
