package org.caseledger.events.office;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.caseledger.events.EventType;
import org.caseledger.events.Says;

/** A change of the templates from which texts are written; each has a number that stays. */
public sealed interface TemplateEvent extends OfficeEvent {
    /** The kind of the stream. */
    String KIND = "templates";

    /** The stream of all templates; there is one. */
    UUID STREAM = UUID.nameUUIDFromBytes(KIND.getBytes(StandardCharsets.UTF_8));

    /** The number of the template. */
    int template();

    @Override
    String reason();

    @Override
    default String kind() {
        return KIND;
    }

    @Override
    default UUID stream() {
        return STREAM;
    }

    /** A template is offered from now on; this is its version 1. */
    @EventType("TemplateAdded")
    @Says(
            zh = "新增模板{template}“{name}”（{templateKind}），理由：{reason}",
            en = "Template {template} added: {name} ({templateKind}), reason: {reason}")
    record TemplateAdded(int template, TemplateKind templateKind, String name, String text, String reason)
            implements TemplateEvent {}

    /** A template has another name or text from now on, as its next version. */
    @EventType("TemplateChanged")
    @Says(
            zh = "变更模板{template}“{name}”为第{version}版，理由：{reason}",
            en = "Template {template} changed to version {version}: {name}, reason: {reason}")
    record TemplateChanged(int template, int version, String name, String text, String reason)
            implements TemplateEvent {}

    /** A template is not offered any more. */
    @EventType("TemplateRetired")
    @Says(zh = "停用模板{template}，理由：{reason}", en = "Template {template} retired, reason: {reason}")
    record TemplateRetired(int template, String reason) implements TemplateEvent {}
}
