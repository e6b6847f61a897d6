package org.caseledger.api.web.forms;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;

/**
 * One thing that a form asks for; {@code name} is the path by which mistakes name it, {@code labels} are the keys of
 * what it is called, the narrower first. {@code parts} are asked for together.
 */
public record FormField(
        String name, List<String> labels, Kind kind, boolean required, List<Option> options, List<FormField> parts) {
    private static final Set<String> SELDOM = Set.of("complainant.identity", "complainant.agent", "repeats");

    /** How it is asked for. */
    public enum Kind {
        TEXT,
        LONG_TEXT,
        /** A text that is never shown again. */
        PASSWORD,
        /** A file that is kept first, and then named by its SHA-256. */
        FILE,
        /** Any number of files, which the receiver of the form reads in addition to the typed values. */
        FILES,
        NUMBER,
        /** Yuan, as people write them. */
        AMOUNT,
        DATE,
        TIME,
        YES_OR_NO,
        ONE_OF,
        SOME_OF,
        /** Texts in one line, apart by a comma or a slash. */
        TEXTS,
        /** Sentences, each in a line of its own. */
        LINES,
        /** The number of another case. */
        CASE,
        /** The numbers of cases, as texts are. */
        CASES,
        /** A business in the register of respondents, by its code or name. */
        RESPONDENT,
        /** Several fields together. */
        TOGETHER,
        /** A text for each of some words. */
        TEXT_FOR_EACH,
        /** Texts in one line for each of some words. */
        TEXTS_FOR_EACH,
        /** A number for each of some words. */
        NUMBER_FOR_EACH,
        /** The same fields some times over. */
        ROWS;

        /** Whether something is typed for each of its words. */
        public boolean isOfEach() {
            return this == TEXT_FOR_EACH || this == TEXTS_FOR_EACH || this == NUMBER_FOR_EACH;
        }
    }

    /** A choice, in both languages. */
    public record Option(String value, Text text) implements Labelled {
        /** A choice that has the same name in both languages. */
        public Option(String value, String name) {
            this(value, new Text(name, name));
        }
    }

    /** Whether a file is sent with it. */
    public boolean takesFiles() {
        return kind == Kind.FILE || kind == Kind.FILES || parts.stream().anyMatch(FormField::takesFiles);
    }

    /** Whether few cases have it, so that a form folds it until something is in it. */
    public boolean seldom() {
        return SELDOM.contains(name);
    }

    /** Whether something was typed in it, by the names of what was sent. */
    public boolean isTyped(Map<String, List<String>> typed) {
        return !String.join("", typed.getOrDefault(name, List.of())).isBlank()
                || parts.stream().anyMatch(part -> part.isTyped(typed));
    }

    /** The same field, asked for with these choices only. */
    public FormField with(List<Option> others) {
        return new FormField(name, labels, kind, required, others, parts);
    }

    /** The same text, or texts, each of which is picked from these instead of being typed. */
    public FormField pickedFrom(List<Option> offered) {
        var picked = kind == Kind.TEXTS ? Kind.SOME_OF : Kind.ONE_OF;
        return new FormField(name, labels, picked, required, offered, parts);
    }

    /** The same field, as which any number of files is sent. */
    public FormField asFiles() {
        return new FormField(name, labels, Kind.FILES, required, List.of(), List.of());
    }

    /** The same field, which has to be filled in. */
    public FormField needed() {
        return new FormField(name, labels, kind, true, options, parts);
    }

    /** The same field, which may be left empty. */
    public FormField optional() {
        return new FormField(name, labels, kind, false, options, parts);
    }
}
