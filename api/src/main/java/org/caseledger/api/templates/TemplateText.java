package org.caseledger.api.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.text.Text;

/**
 * The text of a template: plain, with {@link Placeholder placeholders} in braces, and with gaps in 【】 to be filled in
 * by hand. It is never evaluated: inserted values are not expanded again.
 */
record TemplateText(String text) {
    private static final int LONGEST = 3_000;
    private static final String FIELD = "text";
    private static final Pattern OPEN = Pattern.compile("\\{([^{}]*)}|【[^【】]*】");
    private static final Pattern BRACKETS = Pattern.compile("[{}【】]");

    /** Typed text, with its full-width braces as plain ones. */
    static TemplateText typed(String typed) {
        var text = lines(typed).replace('｛', '{').replace('｝', '}');
        refuse(text.isEmpty(), "请填写此项", "is missing");
        refuse(text.codePointCount(0, text.length()) > LONGEST, "最多%s字", "must have at most %s characters", LONGEST);
        refuse(
                text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'),
                "不能含控制字符",
                "must not contain control characters");
        var written = new StringBuilder();
        var open = OPEN.matcher(text);
        while (open.find()) {
            open.appendReplacement(written, Matcher.quoteReplacement(checked(open)));
        }
        open.appendTail(written);
        var rest = OPEN.matcher(text).replaceAll("");
        refuse(
                BRACKETS.matcher(rest).find(),
                "花括号{}或【】没有成对，或套在一起",
                "has braces {} or brackets 【】 that do not match, or are nested");
        return new TemplateText(written.toString());
    }

    /** A text as it is compared: with plain line ends, nothing blank around it. */
    static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    private static String checked(Matcher open) {
        if (open.group(1) == null) {
            refuse(inside(open.group()).isBlank(), "请在【】中写明要填写什么", "must say in each 【】 what is to be filled in");
            refuse(BRACKETS.matcher(inside(open.group())).find(), "【】中不能再用花括号", "must not have braces within 【】");
            return open.group();
        }
        var name = open.group(1).strip();
        return Placeholder.named(name).map(Placeholder::written).orElseThrow(() -> unknown(name));
    }

    private static String inside(String brackets) {
        return brackets.substring(1, brackets.length() - 1);
    }

    private static InvalidInputException unknown(String name) {
        var known = Stream.of(Placeholder.values()).map(Placeholder::written).toList();
        return new InvalidInputException(
                FIELD,
                Text.format(
                        "没有名为“%1$s”的字段，可用：%2$s",
                        "has no field called “%1$s”; those are: %2$s", name, String.join("", known)));
    }

    private static void refuse(boolean wrong, String zh, String en, Object... facts) {
        if (wrong) {
            throw new InvalidInputException(FIELD, zh, en, facts);
        }
    }

    /** The text with the values of a case; missing values are left as gaps. */
    String filled(Map<Placeholder, String> values) {
        return OPEN.matcher(text)
                .replaceAll(open ->
                        Matcher.quoteReplacement(open.group(1) == null ? open.group() : value(open.group(1), values)));
    }

    private static String value(String name, Map<Placeholder, String> values) {
        return Placeholder.named(name).map(values::get).orElseGet(() -> gap(name));
    }

    private static String gap(String name) {
        return "【" + name + "】";
    }

    /** The gaps that may be left in it, those of placeholders without a value among them. */
    List<String> gaps() {
        return OPEN.matcher(text)
                .results()
                .map(open -> open.group(1) == null ? open.group() : gap(open.group(1)))
                .distinct()
                .toList();
    }

    /** Whether a text is these one below the other, with nothing changed but what is filled in. */
    static boolean isOf(List<TemplateText> templates, String text) {
        var fixed = new ArrayList<String>();
        for (var template : templates) {
            var own = template.fixed();
            if (!fixed.isEmpty()) {
                int last = fixed.size() - 1;
                fixed.set(last, fixed.get(last) + "\n" + own.remove(0));
            }
            fixed.addAll(own);
        }
        return isBetween(fixed, lines(text));
    }

    /** The fixed texts between the placeholders. */
    private List<String> fixed() {
        var fixed = new ArrayList<String>();
        int from = 0;
        for (var open : OPEN.matcher(text).results().toList()) {
            fixed.add(text.substring(from, open.start()));
            from = open.end();
        }
        fixed.add(text.substring(from));
        return fixed;
    }

    // The first place of each will do: no pattern is tried over and over on a long text.
    private static boolean isBetween(List<String> fixed, String text) {
        var first = fixed.get(0);
        if (fixed.size() == 1) {
            return text.equals(first);
        }
        var last = fixed.get(fixed.size() - 1);
        int end = text.length() - last.length();
        int at = first.length();
        if (!text.startsWith(first) || !text.endsWith(last) || end < at) {
            return false;
        }
        for (var part : fixed.subList(1, fixed.size() - 1)) {
            int found = text.indexOf(part, at);
            if (found < 0 || found + part.length() > end) {
                return false;
            }
            at = found + part.length();
        }
        return true;
    }
}
