package org.caseledger.api.search;

import io.swagger.v3.oas.annotations.tags.Tag;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** 检索: cases by the words in them; sealed texts are searched only for those who may open them. */
@RestController
@Tag(name = "search 检索")
@RequiredArgsConstructor
class SearchController {

    private final CaseSearch search;

    @GetMapping("/api/search")
    CaseSearch.Found search(@ParameterObject CaseSearch.Question question, @AuthenticationPrincipal LoggedIn person) {
        return search.search(question, person.actor());
    }
}
