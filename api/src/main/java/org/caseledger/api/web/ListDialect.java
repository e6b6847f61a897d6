package org.caseledger.api.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.model.AttributeValueQuotes;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IModel;
import org.thymeleaf.model.IModelFactory;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.ITemplateEvent;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractElementModelProcessor;
import org.thymeleaf.processor.element.IElementModelStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * A column of a list says once, at its cell, what heads it: {@code list:heads} on a table makes the head from the first
 * row, of {@code list:label}, which labels the cell on a narrow screen too, {@code list:head}, which does not, and
 * {@code list:figure} above figures. A cell that is repeated or under a condition has its heading likewise.
 */
@Component
class ListDialect extends AbstractProcessorDialect {
    private static final String PREFIX = "list";

    ListDialect() {
        super("Lists", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
    }

    @Override
    public Set<IProcessor> getProcessors(String prefix) {
        return Set.of(new Heads());
    }

    private static final class Heads extends AbstractElementModelProcessor {
        private static final int PRECEDENCE = 2_000;
        private static final String LABEL = "label";
        private static final List<String> ALL = List.of(LABEL, "head", "figure");
        private static final String NUMBER = "n";

        Heads() {
            super(TemplateMode.HTML, PREFIX, "table", false, "heads", true, PRECEDENCE);
        }

        @Override
        protected void doProcess(ITemplateContext context, IModel table, IElementModelStructureHandler handler) {
            var factory = context.getModelFactory();
            var first = (IOpenElementTag) table.get(0);
            table.replace(0, factory.removeAttribute(first, PREFIX, "heads"));
            var head = factory.createModel();
            head.add(factory.createOpenElementTag("thead"));
            head.add(factory.createOpenElementTag("tr"));
            int before = head.size();
            int body = 1;
            for (int i = 1; !isEndOfRow(table.get(i)); i++) {
                if (table.get(i) instanceof IOpenElementTag tag) {
                    if (tag.getElementCompleteName().equals("tbody")) {
                        body = i;
                    }
                    for (var kind : ALL) {
                        if (tag.hasAttribute(PREFIX, kind)) {
                            addHeading(tag, kind, head, factory);
                            table.replace(i, cell(tag, kind, factory));
                        }
                    }
                }
            }
            if (head.size() == before) {
                throw new TemplateProcessingException("No cell of the list has a heading");
            }
            head.add(factory.createCloseElementTag("tr"));
            head.add(factory.createCloseElementTag("thead"));
            table.insertModel(body, head);
        }

        private static boolean isEndOfRow(ITemplateEvent event) {
            return event instanceof ICloseElementTag end
                    && end.getElementCompleteName().matches("tr|table");
        }

        private static void addHeading(IOpenElementTag cell, String kind, IModel head, IModelFactory factory) {
            var attributes = new LinkedHashMap<>(Map.of("scope", "col"));
            var look = cell.getAttributeValue("class");
            if (look != null && Arrays.asList(look.split(" ")).contains(NUMBER)) {
                attributes.put("class", NUMBER);
            } else if (kind.equals("figure")) {
                attributes.put("class", "head");
            }
            for (var shared : new String[] {"th:each", "th:if", "th:unless"}) {
                if (cell.hasAttribute(shared)) {
                    attributes.put(shared, cell.getAttributeValue(shared));
                }
            }
            attributes.put("th:text", cell.getAttributeValue(PREFIX, kind));
            head.add(factory.createOpenElementTag("th", attributes, AttributeValueQuotes.DOUBLE, false));
            head.add(factory.createCloseElementTag("th"));
        }

        private static IOpenElementTag cell(IOpenElementTag tag, String kind, IModelFactory factory) {
            var plain = factory.removeAttribute(tag, PREFIX, kind);
            return kind.equals(LABEL)
                    ? factory.setAttribute(plain, "th:attr", "data-label=" + tag.getAttributeValue(PREFIX, kind))
                    : plain;
        }
    }
}
