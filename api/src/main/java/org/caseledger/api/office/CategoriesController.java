package org.caseledger.api.office;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.CategoryLists.Listed;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.requests.SentJson;
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

    @GetMapping
    List<Listed> all() {
        return lists.all();
    }

    @PostMapping("/adopt")
    List<Listed> adopt(SentJson sent) {
        AccessPolicy.mustAdminister(sent.actor());
        return lists.change(CategoryBook.OTHER, sent.as(CategoryChange.Adopt.class), sent.actor());
    }

    @PostMapping("/{code}/add")
    List<Listed> add(@PathVariable String code, SentJson sent) {
        return change(code, sent, CategoryChange.Add.class);
    }

    @PostMapping("/{code}/rename")
    List<Listed> rename(@PathVariable String code, SentJson sent) {
        return change(code, sent, CategoryChange.Rename.class);
    }

    @PostMapping("/{code}/merge")
    List<Listed> merge(@PathVariable String code, SentJson sent) {
        return change(code, sent, CategoryChange.Merge.class);
    }

    @PostMapping("/{code}/retire")
    List<Listed> retire(@PathVariable String code, SentJson sent) {
        return change(code, sent, CategoryChange.Retire.class);
    }

    private List<Listed> change(String code, SentJson sent, Class<? extends CategoryChange> type) {
        AccessPolicy.mustAdminister(sent.actor());
        return lists.change(new CategoryCode(code), sent.as(type), sent.actor());
    }
}
