package org.caseledger.api.templates;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.JsonBodies;
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
    private final JsonBodies bodies;

    @GetMapping
    List<Template> all() {
        return templates.all();
    }

    @PostMapping("/add")
    List<Template> add(HttpServletRequest http, LoggedIn person) throws IOException {
        AccessPolicy.mustAdminister(person.actor());
        var change = bodies.read(bodies.bytes(http), TemplateChange.NewTemplate.class);
        return changed(change, person);
    }

    @PostMapping("/{number:[0-9]+}/change")
    List<Template> change(@PathVariable String number, HttpServletRequest http, LoggedIn person) throws IOException {
        return ofOne(number, http, TemplateChange.NewVersion.class, person);
    }

    @PostMapping("/{number:[0-9]+}/retire")
    List<Template> retire(@PathVariable String number, HttpServletRequest http, LoggedIn person) throws IOException {
        return ofOne(number, http, TemplateChange.Retirement.class, person);
    }

    private List<Template> ofOne(
            String number, HttpServletRequest http, Class<? extends TemplateChange> type, LoggedIn person)
            throws IOException {
        AccessPolicy.mustAdminister(person.actor());
        return changed(bodies.read(bodies.bytes(http), type, "number", number), person);
    }

    private List<Template> changed(TemplateChange change, LoggedIn person) {
        templates.change(change, person.actor());
        return templates.all();
    }
}
