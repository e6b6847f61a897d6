package org.caseledger.api.templates;

import java.util.List;
import org.caseledger.api.templates.Templates.TemplateBook;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.events.office.TemplateEvent;
import org.caseledger.events.office.TemplateEvent.TemplateAdded;
import org.caseledger.events.office.TemplateEvent.TemplateChanged;
import org.caseledger.events.office.TemplateEvent.TemplateRetired;
import org.caseledger.events.office.TemplateKind;
import org.jspecify.annotations.Nullable;

/** A change of the templates as it is sent, with the reason; what is wrong is refused. */
public sealed interface TemplateChange {
    /** Why it is made. */
    String reason();

    /** The event that records it, by the templates as they are. */
    TemplateEvent decide(TemplateBook book);

    /** A template is new. */
    record NewTemplate(TemplateKind kind, String name, String text, String reason) implements TemplateChange {
        /** Maximum number of templates of a kind in use. */
        private static final int MOST_OF_A_KIND = 30;

        @Override
        public TemplateEvent decide(TemplateBook book) {
            var others = book.offered(List.of(kind));
            refuse(
                    others.size() >= MOST_OF_A_KIND,
                    "kind",
                    "此类模板已有%s个，请先停用不用的",
                    "has %s templates already: retire some first",
                    others.size());
            return new TemplateAdded(
                    book.next(),
                    kind,
                    free(name, kind, null, book),
                    TemplateText.typed(text).text(),
                    reason.strip());
        }
    }

    /** A template has another name or text; {@code version} is the one that it was changed from. */
    record NewVersion(int number, int version, String name, String text, String reason) implements TemplateChange {
        @Override
        public TemplateEvent decide(TemplateBook book) {
            var template = offered(number, book);
            var last = template.last();
            refuse(
                    last.version() != version,
                    "text",
                    "%s已将此模板改为第%s版，请对照现行内容后再保存",
                    "was changed by %s to version %s: compare it with that before you save",
                    last.by(),
                    last.version());
            var changed = new TemplateChanged(
                    number,
                    version + 1,
                    free(name, template.kind(), template, book),
                    TemplateText.typed(text).text(),
                    reason.strip());
            refuse(
                    changed.name().equals(last.name()) && changed.text().equals(last.text()),
                    "text",
                    "名称和内容与现行版本相同",
                    "and name are those that it has");
            return changed;
        }
    }

    /** A template is not offered any more. */
    record Retirement(int number, String reason) implements TemplateChange {
        @Override
        public TemplateEvent decide(TemplateBook book) {
            return new TemplateRetired(offered(number, book).number(), reason.strip());
        }
    }

    private static Template offered(int number, TemplateBook book) {
        var template = book.find(number).orElseThrow(NotFoundException::new);
        refuse(!template.isOffered(), "reason", "此模板已停用", "comes late: the template is retired");
        return template;
    }

    /** A name that no other one of this kind has that is offered. */
    private static String free(String name, TemplateKind kind, @Nullable Template own, TemplateBook book) {
        var plain = name.strip();
        refuse(
                plain.isEmpty()
                        || plain.codePointCount(0, plain.length()) > 50
                        || plain.codePoints().anyMatch(Character::isISOControl),
                "name",
                "须填写，最多50字",
                "must be given and have at most 50 characters");
        refuse(
                book.offered(List.of(kind)).stream()
                        .anyMatch(one -> !one.equals(own) && one.last().name().equals(plain)),
                "name",
                "已有此名称的模板",
                "is the name of another template of this kind");
        return plain;
    }

    private static void refuse(boolean wrong, String field, String zh, String en, Object... facts) {
        if (wrong) {
            throw new InvalidInputException(field, zh, en, facts);
        }
    }
}
