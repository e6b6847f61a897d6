package org.caseledger.api.office;

import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.CategoryLists.Listed;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.categories.CategoryBook;
import org.caseledger.events.CategoryCode;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 类别目录: the category lists, for programs. */
@RestController
@Tag(name = "office 机构人员")
@RequestMapping("/api/categories")
@RequiredArgsConstructor
class CategoriesController {
    private final CategoryLists lists;
    private final JsonBodies bodies;

    @GetMapping
    List<Listed> all() {
        return lists.all();
    }

    @PostMapping("/adopt")
    List<Listed> adopt(HttpServletRequest http, LoggedIn person) throws IOException {
        AccessPolicy.mustAdminister(person.actor());
        var change = bodies.read(bodies.bytes(http), CategoryChange.Adopt.class);
        return lists.change(CategoryBook.OTHER, change, person.actor());
    }

    @PostMapping("/{code}/add")
    List<Listed> add(@PathVariable String code, HttpServletRequest http, LoggedIn person) throws IOException {
        return change(code, http, CategoryChange.Add.class, person);
    }

    @PostMapping("/{code}/rename")
    List<Listed> rename(@PathVariable String code, HttpServletRequest http, LoggedIn person) throws IOException {
        return change(code, http, CategoryChange.Rename.class, person);
    }

    @PostMapping("/{code}/merge")
    List<Listed> merge(@PathVariable String code, HttpServletRequest http, LoggedIn person) throws IOException {
        return change(code, http, CategoryChange.Merge.class, person);
    }

    @PostMapping("/{code}/retire")
    List<Listed> retire(@PathVariable String code, HttpServletRequest http, LoggedIn person) throws IOException {
        return change(code, http, CategoryChange.Retire.class, person);
    }

    private List<Listed> change(
            String code, HttpServletRequest http, Class<? extends CategoryChange> type, LoggedIn person)
            throws IOException {
        AccessPolicy.mustAdminister(person.actor());
        var change = bodies.read(bodies.bytes(http), type);
        return lists.change(new CategoryCode(code), change, person.actor());
    }
}
