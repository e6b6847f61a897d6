package org.caseledger.api.templates;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.events.Actor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 模板、快捷语, for programs. */
@RestController
@Tag(name = "office 机构人员")
@RequestMapping("/api/templates")
@RequiredArgsConstructor
class TemplatesController {
    private final Templates templates;

    @GetMapping
    List<Template> all() {
        return templates.all();
    }

    @PostMapping("/add")
    List<Template> add(SentJson sent) {
        AccessPolicy.mustAdminister(sent.actor());
        return changed(sent.as(TemplateChange.NewTemplate.class), sent.actor());
    }

    @PostMapping("/{number:[0-9]+}/change")
    List<Template> change(@PathVariable String number, SentJson sent) {
        return ofOne(number, sent, TemplateChange.NewVersion.class);
    }

    @PostMapping("/{number:[0-9]+}/retire")
    List<Template> retire(@PathVariable String number, SentJson sent) {
        return ofOne(number, sent, TemplateChange.Retirement.class);
    }

    private List<Template> ofOne(String number, SentJson sent, Class<? extends TemplateChange> type) {
        AccessPolicy.mustAdminister(sent.actor());
        return changed(sent.as(type, "number", number), sent.actor());
    }

    private List<Template> changed(TemplateChange change, Actor actor) {
        templates.change(change, actor);
        return templates.all();
    }
}
